import { Paper, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import { EmptyNotice } from '../../../components/states/EmptyNotice.js'
import { formatDateTime } from '../../../format/formatTime.js'
import type { Dashboard } from '../model/dashboard.js'
import { DashboardMenu } from '../page/DashboardMenu.js'
import type { StoredDashboard } from '../store/dashboardStore.js'
import classes from './DashboardList.module.css'

/** A dashboard in a list. */
export type ListedDashboard = {
  id: string
  dashboard: Dashboard
  /** Of the user’s own; `undefined` for those that come with the page. */
  stored: StoredDashboard | undefined
}

export type DashboardListProps = {
  title: string
  rows: readonly ListedDashboard[]
  /** What to say without rows. */
  children?: ReactNode
}

/** Dashboards of one origin, as links. */
export function DashboardList({ title, rows, children }: DashboardListProps) {
  const id = useId()
  return (
    <Paper component="section" withBorder className={classes['card']} aria-labelledby={id}>
      <Title order={2} id={id} className={classes['heading'] ?? ''}>
        {title}
      </Title>
      {rows.length === 0 ? (
        <EmptyNotice>{children}</EmptyNotice>
      ) : (
        <ul className={classes['list']}>
          {rows.map((row) => (
            <Row key={row.id} {...row} />
          ))}
        </ul>
      )}
    </Paper>
  )
}

function Row({ id, dashboard, stored }: ListedDashboard) {
  const { title, description, panels } = dashboard
  return (
    <li className={classes['row']}>
      <div className={classes['words']}>
        <Link to="/dashboards/$dashboardId" params={{ dashboardId: id }} className={classes['link'] ?? ''}>
          {title}
        </Link>
        {description !== undefined && (
          <Text size="xs" c="dimmed" truncate>
            {description}
          </Text>
        )}
      </div>
      <Text size="xs" c="dimmed" className={classes['facts'] ?? ''}>
        {panels.length} {panels.length === 1 ? 'panel' : 'panels'}
        {stored && `, saved ${formatDateTime(stored.savedAt)}`}
      </Text>
      <DashboardMenu dashboard={dashboard} stored={stored} isQuiet />
    </li>
  )
}
