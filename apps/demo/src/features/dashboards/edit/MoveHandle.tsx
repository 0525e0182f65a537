import { IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { panelTitle } from '../../../panels/panelTitle.js'
import type { DashboardPanel } from '../model/dashboard.js'
import classes from './MoveHandle.module.css'

export type MoveHandleProps = {
  panel: DashboardPanel
  className: string
  /** Called for an arrow key: one step to the right and down, or with Shift so much wider and higher. */
  onStep: (x: number, y: number, isResize: boolean) => void
}

const steps: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Moves a panel: by dragging, and by arrow keys; with Shift they resize it. */
export function MoveHandle({ panel, className, onStep }: MoveHandleProps) {
  const { place } = panel
  const [hasMoved, setHasMoved] = useState(false)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    setHasMoved(true)
    onStep(...step, event.shiftKey)
  }
  return (
    <>
      <button
        type="button"
        className={`${className} ${classes['handle']}`}
        aria-label={`Move ${panelTitle(panel)}`}
        title="Drag, or use the arrow keys. With Shift they change the size."
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Shift+ArrowRight Shift+ArrowDown"
        onKeyDown={onKeyDown}
      >
        <IconGripVertical size={15} aria-hidden="true" />
      </button>
      <span className={classes['words']} aria-live="polite">
        {hasMoved && `Column ${place.x + 1}, row ${place.y + 1}, ${place.w} wide, ${place.h} high`}
      </span>
    </>
  )
}
