import type { Alarm, AlarmDefinition, Dimensions as DimensionValues } from '@monasca/core'
import { SeverityMark } from '../../components/alarm/SeverityMark.js'
import { StateBadge } from '../../components/alarm/StateBadge.js'
import { Dimensions } from '../../components/Dimensions.js'
import { aboveRowLink } from '../../components/table/rowLink.js'
import type { TableColumn } from '../../components/table/types.js'
import { AlarmLink } from './AlarmLink.js'
import classes from './AlarmsPage.module.css'
import { Duration } from './Duration.js'
import { LinkText } from './LinkText.js'
import { tellingDimensions } from './sharedDimensions.js'

export type ColumnContext = {
  definitions: ReadonlyMap<string, Pick<AlarmDefinition, 'matchBy'>>
  /** Dimensions of all rows: they are shown once, above the table. */
  shared: DimensionValues
}

/** The columns of the list of alarms. */
export function alarmColumns({ definitions, shared }: ColumnContext): TableColumn<Alarm>[] {
  return [
    {
      id: 'state',
      header: 'State',
      width: '142px',
      sort: 'desc',
      phone: 'inline',
      cell: ({ state }) => <StateBadge state={state} />,
    },
    {
      id: 'severity',
      header: 'Severity',
      width: '100px',
      sort: 'desc',
      phone: 'inline',
      cell: ({ alarmDefinition: { severity }, state }) => (
        <SeverityMark severity={severity} quiet={state === 'OK'} />
      ),
    },
    {
      id: 'definition',
      header: 'Alarm',
      sort: 'asc',
      isRowHeader: true,
      cell: ({ id, alarmDefinition: { name } }) => <AlarmLink alarmId={id} name={name} />,
    },
    {
      id: 'dimensions',
      header: 'Dimensions',
      width: '22%',
      cell: ({ alarmDefinition, metrics }) => (
        <Dimensions
          dimensions={tellingDimensions({ metrics }, definitions.get(alarmDefinition.id)?.matchBy, shared)}
        />
      ),
    },
    {
      id: 'metric',
      header: 'Metric',
      width: '12%',
      phone: 'hidden',
      cell: ({ metrics }) => <MetricNames names={[...new Set(metrics.map(({ name }) => name))]} />,
    },
    {
      id: 'duration',
      header: 'Duration',
      width: '104px',
      sort: 'asc',
      phone: 'corner',
      cell: ({ stateUpdatedTimestamp }) => (
        <span className={classes['duration']}>
          <Duration since={stateUpdatedTimestamp} />
        </span>
      ),
    },
    {
      id: 'lifecycle',
      header: 'Lifecycle',
      width: '132px',
      sort: 'asc',
      phone: 'inline',
      cell: ({ lifecycleState }) =>
        lifecycleState ? <span className={classes['lifecycle']}>{lifecycleState}</span> : null,
    },
    {
      id: 'link',
      header: 'Link',
      width: '92px',
      sort: 'asc',
      phone: 'end',
      cell: ({ link }) => (link ? <LinkText link={link} className={aboveRowLink} /> : null),
    },
  ]
}

function MetricNames({ names }: { names: readonly string[] }) {
  const [first = '', ...others] = names
  return (
    <span className={classes['metric']} title={names.join(', ')}>
      {first}
      {others.length > 0 && ` +${others.length}`}
    </span>
  )
}
