import type { UseSignInReturnType } from '@monasca/react'
import { Button } from '../components/base/Button.js'
import stack from '../components/base/Stack.module.css'
import { TextField } from '../components/base/TextField.js'
import { required } from '../components/form/required.js'
import { useFields } from '../components/form/useFields.js'
import classes from './PasscodeForm.module.css'

export type PasscodeFormProps = {
  signIn: Pick<UseSignInReturnType, 'challenge' | 'answerChallenge' | 'isPending'>
  /** Back to the first step. Without it there is no button. */
  onCancel?: (() => void) | undefined
}

/** The second step of a sign-in: the one-time code that Keystone requires. */
export function PasscodeForm({ signIn, onCancel }: PasscodeFormProps) {
  const { challenge, answerChallenge, isPending } = signIn
  const { fieldProps, formProps, reset } = useFields({
    initial: { passcode: '' },
    check: required({ passcode: 'Enter the code' }),
    busy: isPending,
    onSubmit: ({ passcode }) => {
      void answerChallenge({ passcode: passcode.trim() }).then((isAccepted) => isAccepted || reset())
    },
  })
  const isPasscode = challenge?.methods.every((method) => method === 'totp')

  return (
    <form className={stack['stack']} {...formProps}>
      <p className={classes['text']}>
        {isPasscode
          ? 'The password is correct. Enter the code from your authenticator app.'
          : `Keystone also requires ${challenge?.methods.join(' and ')}. This page supports one-time codes (totp) only.`}
      </p>
      <TextField
        label="One-time code"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        {...fieldProps('passcode')}
      />
      <Button type="submit" loading={isPending}>
        Continue
      </Button>
      {onCancel && (
        <Button variant="subtle" onClick={onCancel}>
          Start again
        </Button>
      )}
    </form>
  )
}
