import { Paper, Tooltip } from '@mantine/core'
import { IconClock, IconInfoCircle } from '@tabler/icons-react'
import { memo, type ReactNode, useId, useMemo, useState } from 'react'
import type { Variables } from '../queries/substituteVariables.js'
import { labelOf } from '../timeRange/ranges.js'
import { AlarmCountsPanel } from './AlarmCountsPanel.js'
import { AlarmsPanel } from './AlarmsPanel.js'
import { ChartPanel } from './ChartPanel.js'
import { fillPanel } from './fillPanel.js'
import classes from './Panel.module.css'
import { PanelBoundary } from './PanelBoundary.js'
import type { PanelContent } from './panelSchema.js'
import { panelTitle } from './panelTitle.js'
import { StatPanel } from './StatPanel.js'
import { TablePanel } from './TablePanel.js'
import { TextPanel } from './TextPanel.js'

export type PanelProps = {
  /** What it shows; the same object until it changes. */
  panel: PanelContent
  /** Values of the variables in its texts and filters; `[]` is “all”. The same object until one changes. @default none */
  variables?: Variables | undefined
  /** Number of requests of all panels of the page, so that they refresh less often together. @default its own */
  reads?: number | undefined
  /** Stands before the title, such as a handle to move the panel. */
  before?: ReactNode
  /** Shown at the end of the title line, such as a menu. */
  actions?: ReactNode
}

const noVariables: Variables = {}

/**
 * A card with a chart, numbers, a table, alarms or a text, as tall as its parent. It reads its data itself and keeps it
 * current, over the range of the page or the panel’s. It needs the providers of `@monasca/react`, Mantine, and
 * `PanelProvider` or the frame of this app.
 *
 * @example
 * ```tsx
 * <PanelProvider range="6h">
 *   <div style={{ height: 300 }}>
 *     <Panel panel={{ type: 'chart', title: 'CPU', queries: [{ metric: 'cpu.user_perc' }] }} />
 *   </div>
 * </PanelProvider>
 * ```
 */
export const Panel = memo(function Panel(props: PanelProps) {
  const { panel, variables = noVariables, reads, before, actions } = props
  const content = useMemo(() => fillPanel(panel, variables), [panel, variables])
  const { title, description, range } = content
  const isPlain = content.type === 'text' && (title ?? '') === ''
  const id = useId()
  const [corner, setCorner] = useState<HTMLElement | null>(null)
  return (
    <Paper
      component="article"
      withBorder
      className={classes['panel']}
      aria-labelledby={id}
      data-type={content.type}
      data-plain={isPlain || undefined}
    >
      <header className={classes['head']}>
        {before}
        <h2 id={id} className={classes['title']} title={panelTitle(content)}>
          {panelTitle(content)}
        </h2>
        {description !== undefined && description !== '' && (
          <Tooltip label={description} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
            <button type="button" className={classes['about']} aria-label={`About: ${description}`}>
              <IconInfoCircle size={14} aria-hidden="true" />
            </button>
          </Tooltip>
        )}
        {range !== undefined && (
          <span className={classes['range']}>
            <IconClock size={12} aria-hidden="true" /> {labelOf(range)}
          </span>
        )}
        <span className={classes['space']} />
        <span ref={setCorner} className={classes['corner']} />
        {actions}
      </header>
      <div className={classes['body']}>
        <PanelBoundary key={JSON.stringify(content)}>
          <Body content={content} reads={reads} corner={corner} />
        </PanelBoundary>
      </div>
    </Paper>
  )
})

type BodyProps = {
  content: PanelContent
  reads: number | undefined
  /** The end of the title’s line. */
  corner: HTMLElement | null
}

function Body({ content, reads, corner }: BodyProps) {
  switch (content.type) {
    case 'chart':
      return <ChartPanel content={content} reads={reads} corner={corner} />
    case 'stat':
      return <StatPanel content={content} reads={reads} />
    case 'table':
      return <TablePanel content={content} reads={reads} />
    case 'alarms':
      return <AlarmsPanel content={content} />
    case 'alarmCounts':
      return <AlarmCountsPanel content={content} />
    case 'text':
      return <TextPanel text={content.text} />
  }
}
