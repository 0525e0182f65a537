import { Button } from '@mantine/core'
import type { UseSignInReturnType } from '@monasca/react'

/** Shown while a sign-in is pending. */
export function CancelButton({ signIn }: { signIn: Pick<UseSignInReturnType, 'isPending' | 'cancel'> }) {
  if (!signIn.isPending) return null
  return (
    <Button variant="default" onClick={signIn.cancel}>
      Cancel
    </Button>
  )
}
