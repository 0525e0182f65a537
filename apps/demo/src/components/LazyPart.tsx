import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { Button } from './base/Button.js'
import { Spinner } from './base/Spinner.js'
import classes from './LazyPart.module.css'
import { repairStyles } from './repairStyles.js'

/** Loads the code of a part of a page when it is first shown. */
export type LoadPart<props> = () => Promise<ComponentType<props>>

/**
 * Creates a component whose code loads when it is first shown. If it does not load, the part says so and offers a retry;
 * the page around it stays. `preload` loads the code earlier. `waiting` stands in meanwhile, by default a spinner.
 *
 * @example
 * ```tsx
 * const { Part: Palette } = lazyPart(() => import('./Palette.js').then((module) => module.Palette))
 * ```
 */
export function lazyPart<props extends object>(
  load: LoadPart<props>,
  waiting: ReactNode | ((props: props) => ReactNode) = (
    <div className={classes['waiting']}>
      <Spinner label="Loading…" />
    </div>
  ),
): { Part: ComponentType<props>; preload: () => void } {
  let known: ComponentType<props> | undefined
  let coming: Promise<void> | undefined
  const arrive = async () => {
    const part = await load()
    await repairStyles()
    known = part
  }
  const begin = () => {
    coming ??= arrive().catch((error: unknown) => {
      coming = undefined
      throw error
    })
    return coming
  }

  function Part(props: props) {
    const [Code, setCode] = useState<ComponentType<props> | undefined>(() => known)
    const [failed, setFailed] = useState(false)
    useEffect(() => {
      if (Code !== undefined || failed) return
      let isShown = true
      begin().then(
        () => isShown && setCode(() => known),
        () => isShown && setFailed(true),
      )
      return () => {
        isShown = false
      }
    }, [Code, failed])
    if (Code !== undefined) return <Code {...props} />
    if (!failed) return typeof waiting === 'function' ? waiting(props) : waiting
    return (
      <div className={classes['failed']} role="alert">
        <span>Couldn’t load this part of the page.</span>
        <Button size="compact-sm" variant="default" onClick={() => setFailed(false)}>
          Try again
        </Button>
      </div>
    )
  }
  // A failure to load early shows when the part is opened.
  return { Part, preload: () => void begin().catch(() => {}) }
}
