import { Button, Stack, Text, TextInput } from '@mantine/core'
import type { useSignIn } from '@monasca/react'
import { type FormEvent, useState } from 'react'

export type PasscodeFormProps = {
  signIn: ReturnType<typeof useSignIn>
  /** Back to the first step. Without it there is no button. */
  onCancel?: (() => void) | undefined
}

/** The second step of a sign-in: the one-time code that Keystone asks for. */
export function PasscodeForm({ signIn, onCancel }: PasscodeFormProps) {
  const { challenge, answerChallenge, isPending } = signIn
  const [passcode, setPasscode] = useState('')
  const known = challenge?.methods.every((method) => method === 'totp')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending) void answerChallenge({ passcode: passcode.trim() }).then((ok) => ok || setPasscode(''))
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">
          {known
            ? 'The password is right. Keystone also asks for the code of your authenticator.'
            : `Keystone also asks for ${challenge?.methods.join(' and ')}; this page can answer codes (totp) only.`}
        </Text>
        <TextInput
          label="One-time code"
          inputMode="numeric"
          autoComplete="one-time-code"
          data-autofocus
          autoFocus
          value={passcode}
          onChange={(event) => setPasscode(event.currentTarget.value)}
        />
        <Button type="submit" loading={isPending} disabled={passcode.trim() === ''}>
          Continue
        </Button>
        {onCancel && (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            Start again
          </Button>
        )}
      </Stack>
    </form>
  )
}
