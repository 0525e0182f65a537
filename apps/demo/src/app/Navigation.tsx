import { NavLink, VisuallyHidden } from '@mantine/core'
import {
  IconBell,
  IconChartLine,
  IconLayoutDashboard,
  IconLayoutGrid,
  IconMail,
  IconRuler2,
  IconServer2,
} from '@tabler/icons-react'
import { Link, useMatchRoute } from '@tanstack/react-router'
import type { FiringAlarms } from '../components/page/pageTitle.js'
import classes from './Navigation.module.css'
import { pages } from './pages.js'

const icons = {
  '/': IconLayoutDashboard,
  '/alarms': IconBell,
  '/definitions': IconRuler2,
  '/explore': IconChartLine,
  '/dashboards': IconLayoutGrid,
  '/hosts': IconServer2,
  '/notifications': IconMail,
} as const satisfies Record<(typeof pages)[number]['to'], unknown>

export type NavigationProps = {
  firing: FiringAlarms
  onNavigate: () => void
}

/** Links to the pages, with the number of alarms that fire. */
export function Navigation({ firing, onNavigate }: NavigationProps) {
  const matchRoute = useMatchRoute()
  return pages.map(({ to, label }) => {
    const Icon = icons[to]
    // Below the alarms is the page of each.
    const active = matchRoute({ to, fuzzy: to !== '/' }) !== false
    return (
      <NavLink
        key={to}
        component={Link}
        to={to}
        label={label}
        active={active}
        aria-current={active ? 'page' : undefined}
        onClick={onNavigate}
        rightSection={to === '/alarms' ? <Firing {...firing} /> : undefined}
        leftSection={<Icon size={17} stroke={1.6} aria-hidden="true" />}
        style={{ borderRadius: 'var(--mantine-radius-sm)' }}
        py={7}
      />
    )
  })
}

function Firing({ count, isStale }: FiringAlarms) {
  if (count === undefined || count === 0) return null
  return (
    <span className={classes['firing']} data-stale={isStale || undefined}>
      {count > 9999 ? '9999+' : count}
      <VisuallyHidden>{isStale ? ' in alarm when last updated' : ' in alarm'}</VisuallyHidden>
    </span>
  )
}
