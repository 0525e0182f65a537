import { Button, Paper } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { MetricQuery } from '../../../queries/metricQuery.js'
import { addQuery, canAdd, moveQuery, trimQuery } from '../editQueries.js'
import { QueryRow } from './QueryRow.js'
import classes from './QueryRow.module.css'
import { queryLetter } from './queryWords.js'

export type QueryRowsProps = {
  queries: readonly MetricQuery[]
  onChange: (queries: MetricQuery[]) => void
}

/** The queries of a chart, to edit. */
export function QueryRows({ queries, onChange }: QueryRowsProps) {
  const last = queries.at(-1)
  return (
    <Paper withBorder component="section" aria-label="Queries">
      {queries.map((query, index) => (
        <QueryRow
          // biome-ignore lint/suspicious/noArrayIndexKey: queries have no identity but their place
          key={index}
          letter={queryLetter(index)}
          isFirst={index === 0}
          isLast={index === queries.length - 1}
          query={query}
          onChange={(next) => onChange(queries.with(index, trimQuery(next)))}
          onDuplicate={canAdd(queries) ? () => onChange(addQuery(queries, query, index)) : undefined}
          onMove={(by) => onChange(moveQuery(queries, index, by))}
          onRemove={() => onChange(queries.toSpliced(index, 1))}
        />
      ))}
      <div className={classes['foot']}>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          disabled={last === undefined || !canAdd(queries)}
          onClick={() => last && onChange(addQuery(queries, { metric: last.metric }))}
        >
          Add query
        </Button>
      </div>
    </Paper>
  )
}
