import { Link } from '@tanstack/react-router'
import { aboveRowLink, rowLink } from '../../components/table/rowLink.js'
import type { TableColumn } from '../../components/table/types.js'
import { methodLinkId } from './focusMethod.js'
import { MethodAddress } from './MethodAddress.js'
import { MethodMenu } from './MethodMenu.js'
import classes from './methodColumns.module.css'
import { formatPeriod } from './periods.js'
import type { MethodRow } from './sortMethods.js'
import { UsedBy } from './UsedBy.js'

const name: TableColumn<MethodRow> = {
  id: 'name',
  header: 'Name',
  isRowHeader: true,
  sort: 'asc',
  cell: ({ method: { name } }) => <span className={classes['name']}>{name}</span>,
}

/** For those who may edit. */
const nameLink: TableColumn<MethodRow> = {
  ...name,
  cell: ({ method: { id, name } }) => (
    <Link
      id={methodLinkId(id)}
      className={rowLink}
      from="/notifications"
      to="/notifications"
      search={({ sort }) => ({ action: 'edit', method: id, sort })}
    >
      {name}
    </Link>
  ),
}

const shared: readonly TableColumn<MethodRow>[] = [
  {
    id: 'type',
    header: 'Type',
    width: '150px',
    sort: 'asc',
    phone: 'inline',
    cell: ({ method, isSupported }) => (
      <>
        {method.type}
        {!isSupported && <div className={classes['warning']}>Not supported by this server</div>}
      </>
    ),
  },
  {
    id: 'address',
    header: 'Address',
    width: '34%',
    cell: ({ method }) => (
      <span className={aboveRowLink}>
        <MethodAddress method={method} />
      </span>
    ),
  },
  {
    id: 'period',
    header: 'Repeat',
    width: '120px',
    sort: 'desc',
    phone: 'inline',
    cell: ({ method }) => formatPeriod(method.period),
  },
  {
    id: 'uses',
    header: 'Used by',
    width: '140px',
    sort: 'asc',
    phone: 'inline',
    cell: ({ method, uses }) => (
      <span className={aboveRowLink}>
        <UsedBy method={method} uses={uses} />
      </span>
    ),
  },
]

const menu: TableColumn<MethodRow> = {
  id: 'menu',
  header: 'Actions',
  width: '84px',
  phone: 'end',
  cell: ({ method }) => (
    <span className={aboveRowLink}>
      <MethodMenu method={method} />
    </span>
  ),
}

/** Columns for those who may only read. */
export const readColumns: readonly TableColumn<MethodRow>[] = [name, ...shared]

/** Columns for those who may write. */
export const writeColumns: readonly TableColumn<MethodRow>[] = [nameLink, ...shared, menu]
