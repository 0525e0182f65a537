import {
  IconBell,
  IconChartLine,
  IconLayoutDashboard,
  IconLayoutGrid,
  IconMail,
  IconRuler2,
  IconServer2,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { HiddenText } from '../components/base/HiddenText.js'
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
  return pages.map(({ to, label }) => {
    const Icon = icons[to]
    return (
      <Link
        key={to}
        to={to}
        className={classes['link']}
        // Below the alarms is the page of each.
        activeOptions={{ exact: to === '/', includeSearch: false }}
        onClick={onNavigate}
      >
        <Icon size={17} stroke={1.6} aria-hidden="true" />
        <span className={classes['label']}>{label}</span>
        {to === '/alarms' && <Firing {...firing} />}
      </Link>
    )
  })
}

function Firing({ count, isStale }: FiringAlarms) {
  if (count === undefined || count === 0) return null
  return (
    <span className={classes['firing']} data-stale={isStale || undefined}>
      {count > 9999 ? '9999+' : count}
      <HiddenText>{isStale ? ' in alarm when last updated' : ' in alarm'}</HiddenText>
    </span>
  )
}
