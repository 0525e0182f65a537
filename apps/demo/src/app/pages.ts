/** The pages of the navigation. */
export const pages = [
  { to: '/', label: 'Overview' },
  { to: '/alarms', label: 'Alarms' },
  { to: '/definitions', label: 'Definitions' },
  { to: '/explore', label: 'Explore' },
  { to: '/dashboards', label: 'Dashboards' },
  { to: '/hosts', label: 'Hosts' },
  { to: '/notifications', label: 'Notifications' },
] as const
