import { withPassword } from '@monasca/core/session'
import { type UseSignInReturnType, useConnectionStore, useSession, useSignIn } from '@monasca/react'
import { Button } from '../components/base/Button.js'
import { Divider } from '../components/base/Divider.js'
import { SecretField } from '../components/base/SecretField.js'
import stack from '../components/base/Stack.module.css'
import { Dialog } from '../components/Dialog.js'
import { required } from '../components/form/required.js'
import { useFields } from '../components/form/useFields.js'
import { ErrorNotice } from '../components/states/ErrorNotice.js'
import { CancelButton } from './CancelButton.js'
import { isOwnServer } from './isOwnServer.js'
import { PasscodeForm } from './PasscodeForm.js'
import { ProviderButtons } from './ProviderButtons.js'
import classes from './SignInAgain.module.css'
import { readSignInSettings } from './settings.js'
import { useLeave } from './useLeave.js'

/** Asks the user whose session has expired to sign in again. */
export function SignInAgain() {
  const { user, signInMethod } = useSession()
  const signIn = useSignIn()
  const signOut = useLeave()
  const connections = useConnectionStore()
  const { provider } = readSignInSettings()
  // Another sign-in method or server may lead to another user, to whom this page does not belong.
  const byProvider =
    provider !== undefined &&
    isOwnServer(connections) &&
    (signInMethod === 'openid' || signInMethod === 'token')
  const byPassword = signInMethod !== 'openid' || provider === undefined

  return (
    <Dialog title="Your session has expired">
      <div className={stack['stack']}>
        <p className={classes['text']}>
          Sign in again as <b>{user?.name}</b> to continue. Nothing on the page below is lost.
        </p>
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
        <Button variant="subtle" onClick={() => void signOut()}>
          Sign out instead
        </Button>
      </div>
    </Dialog>
  )
}

/** The password of the user whose session has expired. */
function PasswordAgain({ signIn: { signIn, isPending } }: { signIn: UseSignInReturnType }) {
  const { user } = useSession()
  const { fieldProps, formProps } = useFields({
    initial: { password: '' },
    check: required({ password: 'Enter your password' }),
    busy: isPending,
    onSubmit: ({ password }) => {
      if (user) void signIn(withPassword({ userId: user.id, password }))
    },
  })
  return (
    <form className={stack['stack']} {...formProps}>
      <input type="hidden" name="username" autoComplete="username" value={user?.name ?? ''} readOnly />
      <SecretField
        secret="password"
        label={`Password of ${user?.name}`}
        autoComplete="current-password"
        autoFocus
        {...fieldProps('password')}
      />
      <Button type="submit" loading={isPending}>
        Sign in again
      </Button>
    </form>
  )
}
