import { useSignIn } from '@monasca/react'

export function SignInPage() {
  const { signInWithRedirect, isPending, error } = useSignIn()
  return (
    <main>
      <h1>Sign in</h1>
      {error && <p role="alert">{error.shortMessage}</p>}
      <button type="button" disabled={isPending} onClick={() => signInWithRedirect({ returnTo: '/' })}>
        Sign in with your company account
      </button>
    </main>
  )
}
