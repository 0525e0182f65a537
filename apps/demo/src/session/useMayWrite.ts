import { useSession } from '@monasca/react'

/** Roles that may only read in Monasca's default configuration. */
const readOnly: readonly string[] = ['monasca-read-only-user']
/** Roles that may write in Monasca's default configuration. */
const writers: readonly string[] = ['monasca-user', 'admin']

/**
 * Whether to show controls that change alarms, definitions and notification methods. Operators may rename roles, so only
 * the default read-only role hides them. The server checks every write.
 */
export function useMayWrite(): boolean {
  const { roles } = useSession()
  return !roles.some((role) => readOnly.includes(role)) || roles.some((role) => writers.includes(role))
}
