import { type ComponentProps, type ComponentType, useState } from 'react'
import { type LoadPart, lazyPart } from '../LazyPart.js'

/** What a button with a menu or a panel gets, besides its own props. */
export type TriggerProps = Pick<
  ComponentProps<'button'>,
  | 'ref'
  | 'className'
  | 'onClick'
  | 'onFocus'
  | 'onPointerEnter'
  | 'aria-haspopup'
  | 'aria-expanded'
  | 'aria-busy'
>

/**
 * Creates a button whose menu or panel loads when it is first used: with it comes the library that places it. The loaded
 * component has the same button, and opens at once: see `useOpenOnMount`. `preload` loads it earlier.
 *
 * @param Trigger - the button
 * @param popup - what it opens
 */
export function lazyFloat<props extends object>(
  load: LoadPart<props>,
  Trigger: ComponentType<props & TriggerProps>,
  popup: 'menu' | 'dialog',
): { Float: ComponentType<props>; preload: () => void } {
  const { Part, preload } = lazyPart(load, (props) => (
    <Trigger {...props} aria-haspopup={popup} aria-expanded={false} aria-busy />
  ))
  function Float(props: props) {
    const [isWanted, setIsWanted] = useState(false)
    if (isWanted) return <Part {...props} />
    return (
      <Trigger
        {...props}
        aria-haspopup={popup}
        aria-expanded={false}
        onClick={() => setIsWanted(true)}
        onPointerEnter={preload}
        onFocus={preload}
      />
    )
  }
  return { Float, preload }
}
