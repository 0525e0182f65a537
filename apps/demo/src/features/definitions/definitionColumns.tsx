import type { AlarmDefinition } from '@monasca/core'
import { Link } from '@tanstack/react-router'
import { ExpressionText } from '../../components/alarm/ExpressionText.js'
import { SeverityMark } from '../../components/alarm/SeverityMark.js'
import { rowLink } from '../../components/table/rowLink.js'
import type { TableColumn } from '../../components/table/types.js'
import type { StateCounts } from './countsByDefinition.js'
import { DefinitionAlarms } from './DefinitionAlarms.js'
import classes from './DefinitionsPage.module.css'
import { EnabledSwitch } from './EnabledSwitch.js'
import { NotificationNames } from './NotificationNames.js'
import { RowMenu, type RowMenuProps } from './RowMenu.js'

export type ColumnContext = Omit<RowMenuProps, 'definition'> & {
  /** Alarms by definition; `undefined` until they have been read. */
  counts: ReadonlyMap<string, StateCounts> | undefined
  /** Names of notification methods by id; `undefined` until they have been read. */
  notifications: ReadonlyMap<string, string> | undefined
}

/** The columns of the list of alarm definitions. */
export function definitionColumns(context: ColumnContext): TableColumn<AlarmDefinition>[] {
  const { counts, notifications, ...menu } = context
  return [
    {
      id: 'severity',
      header: 'Severity',
      width: '112px',
      sort: 'desc',
      phone: 'inline',
      cell: ({ severity }) => <SeverityMark severity={severity} quiet={false} />,
    },
    {
      id: 'name',
      header: 'Name',
      width: '20%',
      sort: 'asc',
      isRowHeader: true,
      cell: ({ id, name, description }) => (
        <>
          <Link
            to="/definitions/$definitionId"
            params={{ definitionId: id }}
            preload={false}
            className={rowLink}
          >
            {name}
          </Link>
          {description !== '' && <div className={classes['description']}>{description}</div>}
        </>
      ),
    },
    {
      id: 'expression',
      header: 'Expression',
      cell: ({ expression }) => <ExpressionText expression={expression} />,
    },
    {
      id: 'alarms',
      header: 'Alarms',
      width: '132px',
      phone: 'inline',
      cell: (definition) => (
        <DefinitionAlarms
          definition={definition}
          counts={counts?.get(definition.id)}
          isKnown={counts !== undefined}
        />
      ),
    },
    {
      id: 'matchBy',
      header: 'Match by',
      width: '120px',
      phone: 'inline',
      cell: ({ matchBy }) =>
        matchBy.length === 0 ? <span className={classes['quiet']}>One alarm</span> : matchBy.join(', '),
    },
    {
      id: 'notifications',
      header: 'Notifications',
      width: '148px',
      phone: 'inline',
      cell: (definition) => <NotificationNames definition={definition} names={notifications} />,
    },
    {
      id: 'enabled',
      header: 'Enabled',
      width: '84px',
      phone: 'end',
      cell: (definition) =>
        menu.mayWrite ? (
          <EnabledSwitch definition={definition} />
        ) : definition.actionsEnabled ? (
          'Yes'
        ) : (
          <span className={classes['mark']}>No</span>
        ),
    },
    {
      id: 'menu',
      header: 'Actions',
      width: '76px',
      phone: 'inline',
      cell: (definition) => <RowMenu definition={definition} {...menu} />,
    },
  ]
}
