import { Button, Divider, PasswordInput, Stack, Text } from '@mantine/core'
import { withPassword } from '@monasca/core/session'
import { useSession, useSignIn } from '@monasca/react'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../components/Dialog.js'
import { ErrorNotice } from '../components/states/ErrorNotice.js'
import { PasscodeForm } from './PasscodeForm.js'
import { ProviderButtons } from './ProviderButtons.js'
import { readSignInSettings } from './settings.js'
import { useLeave } from './useLeave.js'

/** Over the page while its session has ended: the page below stays as it is, and goes on after signing in again. */
export function ExpiredDialog() {
  const { status, user, signInMethod } = useSession()
  const signIn = useSignIn()
  const signOut = useLeave()
  const { provider } = readSignInSettings()
  if (status !== 'expired' && status !== 'signing-in') return null
  // Another way in may lead to another user, to whom this page does not belong.
  const byProvider = provider !== undefined && (signInMethod === 'openid' || signInMethod === 'token')
  const byPassword = signInMethod !== 'openid' || provider === undefined

  return (
    <Dialog title="Your session has ended">
      <Stack gap="sm">
        <Text size="sm">
          Sign in again as <b>{user?.name}</b> to go on. Nothing on the page below is lost.
        </Text>
        {signIn.error !== undefined && <ErrorNotice error={signIn.error} />}
        {signIn.challenge ? (
          <PasscodeForm signIn={signIn} />
        ) : (
          <>
            {byProvider && <ProviderButtons over target="" loginHint={user?.name} signIn={signIn} />}
            {byProvider && byPassword && <Divider label="or" />}
            {byPassword && <PasswordAgain signIn={signIn} />}
          </>
        )}
        <Button variant="subtle" color="gray" onClick={() => void signOut()}>
          Sign out instead
        </Button>
      </Stack>
    </Dialog>
  )
}

/** The password of the user whose page it is. */
function PasswordAgain({ signIn: { signIn, isPending } }: { signIn: ReturnType<typeof useSignIn> }) {
  const { user } = useSession()
  const [password, setPassword] = useState('')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isPending || !user) return
    void signIn(withPassword({ userId: user.id, password }))
  }

  return (
    <form onSubmit={submit}>
      <input type="hidden" name="username" autoComplete="username" value={user?.name ?? ''} readOnly />
      <Stack gap="sm">
        <PasswordInput
          label={`Password of ${user?.name}`}
          autoComplete="current-password"
          autoFocus
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={isPending} disabled={password === ''}>
          Sign in again
        </Button>
      </Stack>
    </form>
  )
}
