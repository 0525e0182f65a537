import { NavLink } from '@mantine/core'
import {
  IconBell,
  IconChartLine,
  IconLayoutDashboard,
  IconMail,
  IconRuler2,
  IconServer2,
} from '@tabler/icons-react'
import { Link, useMatchRoute } from '@tanstack/react-router'

const pages = [
  { to: '/', label: 'Overview', Icon: IconLayoutDashboard },
  { to: '/alarms', label: 'Alarms', Icon: IconBell },
  { to: '/definitions', label: 'Definitions', Icon: IconRuler2 },
  { to: '/metrics', label: 'Metrics', Icon: IconChartLine },
  { to: '/hosts', label: 'Hosts', Icon: IconServer2 },
  { to: '/notifications', label: 'Notifications', Icon: IconMail },
] as const

/** Links to the pages. */
export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const matchRoute = useMatchRoute()
  return pages.map(({ to, label, Icon }) => {
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
        leftSection={<Icon size={17} stroke={1.6} aria-hidden="true" />}
        style={{ borderRadius: 'var(--mantine-radius-sm)' }}
        py={7}
      />
    )
  })
}
