import { Button, Divider, Stack, Text } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { withPassword } from '@monasca/core/session'
import { type UseSignInReturnType, useConnectionStore, useSession, useSignIn } from '@monasca/react'
import { Dialog } from '../components/Dialog.js'
import { Form } from '../components/form/Form.js'
import { SecretInput } from '../components/form/SecretInput.js'
import { ErrorNotice } from '../components/states/ErrorNotice.js'
import { CancelButton } from './CancelButton.js'
import { isOwnServer } from './isOwnServer.js'
import { PasscodeForm } from './PasscodeForm.js'
import { ProviderButtons } from './ProviderButtons.js'
import { readSignInSettings } from './settings.js'
import { useLeave } from './useLeave.js'

/** Covers the page while its session has expired. The page stays mounted, and continues after the next sign-in. */
export function ExpiredDialog() {
  const { status, user, signInMethod } = useSession()
  const signIn = useSignIn()
  const signOut = useLeave()
  const connections = useConnectionStore()
  const { provider } = readSignInSettings()
  if (status !== 'expired' && status !== 'signing-in') return null
  // Another sign-in method or server may lead to another user, to whom this page does not belong.
  const byProvider =
    provider !== undefined &&
    isOwnServer(connections) &&
    (signInMethod === 'openid' || signInMethod === 'token')
  const byPassword = signInMethod !== 'openid' || provider === undefined

  return (
    <Dialog title="Your session has expired">
      <Stack gap="sm">
        <Text size="sm">
          Sign in again as <b>{user?.name}</b> to continue. Nothing on the page below is lost.
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
        <CancelButton signIn={signIn} />
        <Button variant="subtle" color="gray" onClick={() => void signOut()}>
          Sign out instead
        </Button>
      </Stack>
    </Dialog>
  )
}

/** The password of the user whose session has expired. */
function PasswordAgain({ signIn: { signIn, isPending } }: { signIn: UseSignInReturnType }) {
  const { user } = useSession()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: isNotEmpty('Enter your password') },
  })
  return (
    <Form
      form={form}
      busy={isPending}
      onSubmit={({ password }) => {
        if (user) void signIn(withPassword({ userId: user.id, password }))
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={user?.name ?? ''} readOnly />
      <SecretInput
        secret="password"
        label={`Password of ${user?.name}`}
        autoComplete="current-password"
        autoFocus
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <Button type="submit" loading={isPending}>
        Sign in again
      </Button>
    </Form>
  )
}
