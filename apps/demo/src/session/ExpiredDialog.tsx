import { useSession } from '@monasca/react'
import { lazyPart } from '../components/LazyPart.js'

const { Part: SignInAgain, preload } = lazyPart(() =>
  import('./SignInAgain.js').then((module) => module.SignInAgain),
)

/** Loads the dialog. */
export const preloadExpiredDialog = preload

/** Covers the page while its session has expired. The page stays mounted, and continues after the next sign-in. */
export function ExpiredDialog() {
  const { status } = useSession()
  return status === 'expired' || status === 'signing-in' ? <SignInAgain /> : null
}
