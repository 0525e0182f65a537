import type { UseSignInReturnType } from '@monasca/react'
import { Button } from '../components/base/Button.js'

/** Shown while a sign-in is pending. */
export function CancelButton({ signIn }: { signIn: Pick<UseSignInReturnType, 'isPending' | 'cancel'> }) {
  if (!signIn.isPending) return null
  return (
    <Button variant="default" onClick={signIn.cancel}>
      Cancel
    </Button>
  )
}
