import 'react-grid-layout/css/styles.css'
import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useMemo } from 'react'
import { GridLayout, type Layout } from 'react-grid-layout'
import { absoluteStrategy } from 'react-grid-layout/core'
import { Panel } from '../../../panels/Panel.js'
import type { Variables } from '../../../queries/substituteVariables.js'
import { type DashboardPanel, dashboardLimits, gridColumns, type Place } from '../model/dashboard.js'
import { Grid } from '../page/Grid.js'
import { gridSize } from '../page/gridSize.js'
import classes from './EditGrid.module.css'
import { MoveHandle } from './MoveHandle.js'

export type EditGridProps = {
  panels: readonly DashboardPanel[]
  variables: Variables
  /** Number of requests of all panels. */
  reads: number
  /** Called with the places of all panels, after something was moved or resized. */
  onPlace: (places: ReadonlyMap<string, Place>) => void
  /** Called when a panel was moved by an arrow key, or resized with Shift. */
  onStep: (id: string, x: number, y: number, isResize: boolean) => void
  actions: (panel: DashboardPanel) => ReactNode
}

const handle = 'panel-handle'
const gridConfig = {
  cols: gridColumns,
  rowHeight: gridSize.row,
  margin: [gridSize.gap, gridSize.gap],
  containerPadding: [0, 0],
} as const
const dragConfig = { handle: `.${handle}`, cancel: 'input, textarea' }

/** Panels that can be moved and resized, by pointer and by keys. On a phone, where they are one below the other, only edited. */
export function EditGrid({ panels, variables, reads, onPlace, onStep, actions }: EditGridProps) {
  const isPhone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const { ref, width } = useElementSize()
  const layout = useMemo(
    () => panels.map(({ id, place }) => ({ i: id, ...place, maxH: dashboardLimits.height })),
    [panels],
  )
  const place = (next: Layout) => onPlace(new Map(next.map(({ i, x, y, w, h }) => [i, { x, y, w, h }])))
  if (isPhone) {
    const shown = panels.map((panel) => ({ key: panel.id, panel, place: panel.place, variables }))
    return <Grid panels={shown} reads={reads} actions={({ panel }) => actions(panel)} />
  }
  return (
    <div ref={ref} className={classes['grid']}>
      {/* The library would add a style element here, which the page's policy forbids: its rule is in EditGrid.module.css. */}
      <span id="react-draggable-style-el" hidden />
      {width > 0 && (
        <GridLayout
          width={width}
          layout={layout}
          gridConfig={gridConfig}
          dragConfig={dragConfig}
          // Inside of a transformed element, the tooltips of charts would be elsewhere.
          positionStrategy={absoluteStrategy}
          onDragStop={place}
          onResizeStop={place}
        >
          {panels.map((panel) => (
            <div key={panel.id}>
              <Panel
                panel={panel}
                variables={variables}
                reads={reads}
                before={
                  <MoveHandle
                    className={handle}
                    panel={panel}
                    onStep={(x, y, isResize) => onStep(panel.id, x, y, isResize)}
                  />
                }
                actions={actions(panel)}
              />
            </div>
          ))}
        </GridLayout>
      )}
    </div>
  )
}
