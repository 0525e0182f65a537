import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'

/** The way to the list. */
export function ToDashboards() {
  return (
    <Anchor component={Link} to="/dashboards" size="sm">
      Dashboards
    </Anchor>
  )
}
