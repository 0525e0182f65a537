import { Alert, Paper } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { useQueryLines } from '../../queries/useQueryLines.js'
import { ExploreChart } from './chart/ExploreChart.js'
import { SeriesTable } from './chart/SeriesTable.js'
import { ExploreActions } from './ExploreActions.js'
import classes from './ExplorePage.module.css'
import { QueryRows } from './editor/QueryRows.js'
import { addQuery, queryOfNode } from './editQueries.js'
import type { ExploreSearch } from './exploreSearch.js'
import { QueryNotes } from './QueryNotes.js'
import { readExplore } from './readExplore.js'
import { MetricFinder } from './tree/MetricFinder.js'
import { useSeriesCounts } from './useSeriesCounts.js'

const route = getRouteApi('/signed-in/explore')

/** Finds metrics, and draws what they measured. */
export function ExplorePage() {
  const { q, chart, find, alarm } = route.useSearch()
  const { queries, settings, problem } = useMemo(() => readExplore({ q, chart }), [q, chart])
  const navigate = route.useNavigate()
  const change = useCallback(
    (part: ExploreSearch, replace = false) =>
      void navigate({
        search: (old) => ({ ...old, ...part }),
        replace,
        resetScroll: false,
      }),
    [navigate],
  )
  const search = useCallback(
    ({ text }: { text: string | undefined }, options: { replace: boolean }) =>
      change({ find: text }, options.replace),
    [change],
  )
  const shown = useMemo(() => new Set(queries.map(({ metric }) => metric)), [queries])
  const checked = useSeriesCounts(queries)
  const read = useQueryLines({ queries: checked.queries })
  const lines = checked.isPending ? undefined : read.lines

  return (
    <Page>
      <PageHeader title="Explore">
        <ExploreActions queries={queries} lines={read.lines ?? []} settings={settings} />
      </PageHeader>
      {problem !== undefined && (
        <Alert color="yellow" role="alert" title="The address has a part that cannot be read.">
          {problem}
        </Alert>
      )}
      <div className={classes['columns']}>
        <MetricFinder
          className={classes['finder']}
          text={find}
          onSearch={search}
          shown={shown}
          onChoose={(node) => change({ q: [queryOfNode(node)], alarm: undefined })}
          onAdd={(node) => change({ q: addQuery(queries, queryOfNode(node)) })}
        />
        <div className={classes['main']}>
          {queries.length === 0 ? (
            <Paper withBorder>
              <EmptyNotice>
                Choose a metric to draw it. Shift and click, or the plus sign, adds it to the chart.
              </EmptyNotice>
            </Paper>
          ) : (
            <>
              <QueryRows queries={queries} onChange={(q) => change({ q: q.length === 0 ? undefined : q })} />
              <QueryNotes
                queries={queries}
                tooMany={checked.tooMany}
                notes={read.notes}
                onMerge={(index) =>
                  change({
                    q: queries.map((query, at) => (at === index ? { ...query, merge: true } : query)),
                  })
                }
              />
              <ExploreChart
                read={{ ...read, lines }}
                queries={queries}
                settings={settings}
                onSettings={(chart) => change({ chart })}
                alarm={alarm}
                onAlarm={(id) => change({ alarm: id })}
              />
              <SeriesTable lines={lines ?? []} />
            </>
          )}
        </div>
      </div>
    </Page>
  )
}
