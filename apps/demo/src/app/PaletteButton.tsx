import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useKeys } from '../components/keys/pageKeys.js'
import { lazyPart } from '../components/LazyPart.js'
import classes from './PaletteButton.module.css'

const { Part: Palette, preload } = lazyPart(() => import('./Palette.js').then((module) => module.Palette))

/** Opens the palette, also by Ctrl K. */
export function PaletteButton() {
  const [opened, setOpened] = useState(0)
  const open = () => setOpened((count) => count + 1)
  // Listed; `Ctrl` is a modifier, which the registry leaves to the browser.
  useKeys('Every page', [{ keys: 'Ctrl k', description: 'Search or jump to anything', run: open }])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isShortcut = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey
      if (!isShortcut || document.querySelector('dialog[open]')) return
      event.preventDefault()
      setOpened((count) => count + 1)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <>
      <button
        type="button"
        className={classes['button']}
        onClick={open}
        onPointerEnter={preload}
        aria-haspopup="dialog"
      >
        <IconSearch size={15} aria-hidden="true" />
        <span className={classes['label']}>Search or jump to…</span>
        <span className={classes['keys']} aria-hidden="true">
          Ctrl K
        </span>
      </button>
      {opened > 0 && <Palette opened={opened} />}
    </>
  )
}
