import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'

/** The way to the list. */
export function ToDefinitions() {
  return (
    <Anchor component={Link} to="/definitions" size="xs" c="dimmed">
      Definitions
    </Anchor>
  )
}
