import type { DefinitionChange, PlannedDefinition } from '@monasca/core/definitions'
import { IconAlertTriangle, IconCheck, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { ExpressionText } from '../../components/alarm/ExpressionText.js'
import { SeverityMark } from '../../components/alarm/SeverityMark.js'
import type { TableColumn } from '../../components/table/types.js'
import { type StateCounts, totalOf } from './countsByDefinition.js'
import classes from './ImportPage.module.css'
import { MarkedText } from './MarkedText.js'
import { actionLabels, describeValue, fieldLabels } from './planWords.js'

const icons = {
  create: IconPlus,
  change: IconPencil,
  unchanged: IconCheck,
  refused: IconAlertTriangle,
  delete: IconTrash,
} as const

/** The columns of a plan. */
export function planColumns(
  counts: ReadonlyMap<string, StateCounts> | undefined,
): TableColumn<PlannedDefinition>[] {
  return [
    {
      id: 'action',
      header: 'Action',
      width: '124px',
      phone: 'inline',
      cell: ({ action }) => {
        const Icon = icons[action]
        return (
          <span className={classes['action']} data-action={action}>
            <Icon size={15} aria-hidden="true" />
            {actionLabels[action]}
          </span>
        )
      },
    },
    {
      id: 'name',
      header: 'Name',
      width: '24%',
      isRowHeader: true,
      phone: 'inline',
      cell: ({ name }) => <strong className={classes['name']}>{name}</strong>,
    },
    {
      id: 'details',
      header: 'Details',
      cell: (entry) => <Details entry={entry} counts={counts} />,
    },
  ]
}

type DetailsProps = { entry: PlannedDefinition; counts: ReadonlyMap<string, StateCounts> | undefined }

function Details({ entry, counts }: DetailsProps) {
  switch (entry.action) {
    case 'create':
      return (
        <div className={classes['details']}>
          <ExpressionText expression={entry.fields.expression} />
          <SeverityMark severity={entry.fields.severity} quiet={false} />
        </div>
      )
    case 'change':
      return (
        <dl className={classes['changes']}>
          {entry.changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{fieldLabels[field]}</dt>
              <dd>
                <del>
                  <Value field={field} value={before} />
                </del>{' '}
                <span aria-hidden="true">→</span>{' '}
                <ins>
                  <Value field={field} value={after} />
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'refused':
      return (
        <ul className={classes['reasons']}>
          {entry.refusals.map(({ code, field, reason, advice }) => (
            <li key={`${code} ${field} ${reason}`}>
              <MarkedText text={reason} />{' '}
              <span className={classes['advice']}>
                <MarkedText text={advice} />
              </span>
            </li>
          ))}
        </ul>
      )
    case 'delete': {
      const alarms = counts === undefined ? undefined : totalOf(counts.get(entry.alarmDefinitionId))
      return alarms === undefined
        ? 'Its alarms and their history are deleted too.'
        : alarms === 0
          ? 'It has no alarms.'
          : `Its ${alarms} ${alarms === 1 ? 'alarm' : 'alarms'} and their history are deleted too.`
    }
    case 'unchanged':
      return null
  }
}

function Value({ field, value }: { field: DefinitionChange['field']; value: DefinitionChange['before'] }) {
  return field === 'expression' && typeof value === 'string' ? (
    <ExpressionText expression={value} />
  ) : (
    describeValue(value)
  )
}
