import { Skeleton } from '@mantine/core'
import type { CSSProperties, ReactNode } from 'react'
import { Panel } from '../../../panels/Panel.js'
import type { Place } from '../model/dashboard.js'
import type { ShownPanel } from '../model/expandRepeats.js'
import type { Placed } from '../model/layout.js'
import classes from './Grid.module.css'

export type GridProps = {
  panels: readonly ShownPanel[]
  /** Number of requests of all panels. */
  reads: number
  /** What stands at the end of a panel’s title line. */
  actions?: ((panel: ShownPanel) => ReactNode) | undefined
}

/** Panels at their places: by CSS alone, as nothing moves. On a phone one below the other. */
export function Grid({ panels, reads, actions }: GridProps) {
  return (
    <div className={classes['grid']}>
      {panels.map((shown) => {
        const { key, panel, place, variables } = shown
        return (
          <div key={key} className={classes['cell']} style={placeStyle(place)}>
            <Panel panel={panel} variables={variables} reads={reads} actions={actions?.(shown)} />
          </div>
        )
      })}
    </div>
  )
}

/** Stands in the places of panels while it is not known what they show. */
export function GridSkeleton({ panels, label }: { panels: readonly Placed[]; label: string }) {
  return (
    <div className={classes['grid']} role="status" aria-label={label}>
      {panels.map(({ id, place }) => (
        <Skeleton key={id} className={classes['cell'] ?? ''} style={placeStyle(place)} height="auto" />
      ))}
    </div>
  )
}

/** As custom properties: on a phone the style sheet ignores them. */
function placeStyle({ x, y, w, h }: Place): CSSProperties {
  const style = { '--column': `${x + 1} / span ${w}`, '--row': `${y + 1} / span ${h}`, '--rows': h }
  return style as CSSProperties
}
