import { useSession, useSignIn, useSignOut } from '@monasca/react'

/** Who is signed in. An expired session keeps the page: the user continues in a popup. */
export function Header() {
  const { user, scope, status } = useSession()
  const { signInWithPopup } = useSignIn()
  const signOut = useSignOut()
  return (
    <header>
      {user?.name} {scope?.kind === 'project' && `in ${scope.name}`}
      {status === 'expired' && (
        <button type="button" onClick={() => signInWithPopup({ loginHint: user?.name })}>
          Session expired: continue
        </button>
      )}
      <button type="button" onClick={() => signOut()}>
        Sign out
      </button>
    </header>
  )
}
