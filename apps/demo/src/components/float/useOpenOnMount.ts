import { type RefObject, useEffect, useRef, useState } from 'react'

type OpenOnMount = {
  opened: boolean
  setOpened: (opened: boolean) => void
  /** The button: it gets the focus first, so that the focus comes back to it. */
  target: RefObject<HTMLButtonElement | null>
}

/** The state of a menu or panel that was loaded because its button was pressed. */
export function useOpenOnMount(): OpenOnMount {
  const [opened, setOpened] = useState(false)
  const target = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    target.current?.focus()
    setOpened(true)
  }, [])
  return { opened, setOpened, target }
}
