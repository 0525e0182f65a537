import { ActionIcon, Tooltip } from '@mantine/core'
import { useDimensionNames } from '@monasca/react'
import { IconAdjustments, IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { choosePeriod } from '../../../queries/choosePeriod.js'
import type { MetricQuery } from '../../../queries/metricQuery.js'
import { useFrameRange } from '../../../timeRange/FrameRangeContext.js'
import { DimensionFields } from './DimensionFields.js'
import { FunctionsField } from './FunctionsField.js'
import { MetricField } from './MetricField.js'
import { QueryMenu, type QueryMenuProps } from './QueryMenu.js'
import { QueryOptions } from './QueryOptions.js'
import classes from './QueryRow.module.css'

export type QueryRowProps = QueryMenuProps & {
  query: MetricQuery
  onChange: (query: MetricQuery) => void
}

/** One query: its metric, functions and dimensions, and its options when they are opened. */
export function QueryRow({ query, onChange, ...menu }: QueryRowProps) {
  const { letter } = menu
  const range = useFrameRange()
  const [isUsed, setIsUsed] = useState(false)
  const hasOptions =
    query.period !== undefined ||
    query.groupBy !== undefined ||
    query.merge === true ||
    query.alias !== undefined ||
    query.unit !== undefined ||
    query.compare !== undefined
  const [isOpen, setIsOpen] = useState(hasOptions)
  const dimensionNames = useDimensionNames({ metricName: query.metric, query: { enabled: isUsed || isOpen } })
  const names = dimensionNames.data?.elements ?? []
  const change = (changes: Partial<MetricQuery>) => onChange({ ...query, ...changes })
  const open = () => setIsUsed(true)
  const period = choosePeriod(query, range)
  const hide = query.hidden ? `Show query ${letter}` : `Hide query ${letter}`

  return (
    <section
      aria-label={`Query ${letter}`}
      className={classes['row']}
      data-hidden={query.hidden || undefined}
    >
      <div className={classes['letter']} aria-hidden="true">
        {letter}
      </div>
      <div className={classes['fields']}>
        {/* Another metric, another text to edit. */}
        <MetricField key={query.metric} metric={query.metric} onChange={(metric) => change({ metric })} />
        <FunctionsField
          functions={query.functions ?? ['avg']}
          onChange={(functions) => change({ functions })}
        />
        <DimensionFields
          metric={query.metric}
          dimensions={query.dimensions ?? {}}
          names={names}
          onOpen={open}
          onChange={(dimensions) => change({ dimensions })}
        />
      </div>
      <div className={classes['actions']}>
        <Tooltip label={isOpen ? 'Hide options' : 'Period, groups, label, unit, comparison'}>
          <ActionIcon
            variant={isOpen ? 'light' : 'subtle'}
            color={isOpen ? 'indigo' : 'gray'}
            size="sm"
            aria-label={`Options of query ${letter}`}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            <IconAdjustments size={16} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={hide}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={hide}
            onClick={() => change({ hidden: !query.hidden })}
          >
            {query.hidden ? (
              <IconEyeOff size={16} aria-hidden="true" />
            ) : (
              <IconEye size={16} aria-hidden="true" />
            )}
          </ActionIcon>
        </Tooltip>
        <QueryMenu {...menu} />
      </div>
      {isOpen && (
        <div className={classes['options']} style={{ gridColumn: '1 / -1' }}>
          <QueryOptions query={query} period={period} names={names} onOpen={open} onChange={change} />
        </div>
      )}
    </section>
  )
}
