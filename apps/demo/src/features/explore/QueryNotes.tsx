import { Alert, Button, Group, Text } from '@mantine/core'
import { formatCount } from '../../format/formatCount.js'
import type { MetricQuery } from '../../queries/metricQuery.js'
import { mostSeries } from './useSeriesCounts.js'

export type QueryNotesProps = {
  queries: readonly MetricQuery[]
  /** Places of the queries that match too many series. */
  tooMany: readonly number[]
  /** Sentences about the lines. */
  notes: readonly string[]
  onMerge: (index: number) => void
}

/** What the chart does not show, and what to do. */
export function QueryNotes({ queries, tooMany, notes, onMerge }: QueryNotesProps) {
  return (
    <>
      {tooMany.map((index) => (
        <Alert key={index} color="yellow" role="alert">
          <Group gap="sm" justify="space-between">
            <Text size="sm">
              {queries[index]?.metric} has more than {formatCount(mostSeries)} series: too many to draw.
              Filter by a dimension, group by one, or merge them.
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => onMerge(index)}>
              Merge into one line
            </Button>
          </Group>
        </Alert>
      ))}
      {notes.length > 0 && (
        <Alert color="yellow" role="status" py="xs">
          {notes.map((note) => (
            <Text key={note} size="sm">
              {note}
            </Text>
          ))}
        </Alert>
      )}
    </>
  )
}
