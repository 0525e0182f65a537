import { Button } from '@mantine/core'
import { IconBellPlus, IconCode } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ChartLine, ChartSettings } from '../../components/chart/types.js'
import { lazyPart } from '../../components/LazyPart.js'
import type { PanelContent } from '../../panels/panelSchema.js'
import { choosePeriod } from '../../queries/choosePeriod.js'
import type { MetricQuery } from '../../queries/metricQuery.js'
import { useMayWrite } from '../../session/useMayWrite.js'
import { useFrameRange } from '../../timeRange/FrameRangeContext.js'
import { AddToDashboard } from '../dashboards/add/AddToDashboard.js'
import { toAlarmExpression } from './toAlarmExpression.js'

const { Part: CopyAsDialog } = lazyPart(() =>
  import('./snippets/CopyAsDialog.js').then((module) => module.CopyAsDialog),
)

export type ExploreActionsProps = {
  queries: readonly MetricQuery[]
  lines: readonly ChartLine[]
  settings: ChartSettings | undefined
}

/** Where to go on from the chart: a panel, an alarm on its first query, or the queries as code. */
export function ExploreActions({ queries, lines, settings }: ExploreActionsProps) {
  const range = useFrameRange()
  const mayWrite = useMayWrite()
  const [isCopying, setIsCopying] = useState(false)
  const first = queries.find(({ hidden }) => !hidden) ?? queries[0]
  const expression = first && toAlarmExpression(first, choosePeriod(first, range).period, lines)
  const panel = useMemo(
    (): PanelContent | undefined =>
      queries.length === 0 ? undefined : { type: 'chart', queries: [...queries], settings },
    [queries, settings],
  )
  return (
    <>
      <AddToDashboard panel={panel} />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCode size={14} aria-hidden="true" />}
        disabled={queries.length === 0}
        onClick={() => setIsCopying(true)}
      >
        Copy as…
      </Button>
      {mayWrite && expression !== undefined && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBellPlus size={14} aria-hidden="true" />}
          renderRoot={(props) => <Link to="/definitions/new" search={{ expression }} {...props} />}
        >
          Create alarm from this
        </Button>
      )}
      {isCopying && <CopyAsDialog queries={queries} onClose={() => setIsCopying(false)} />}
    </>
  )
}
