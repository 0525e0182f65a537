import { Button, Text, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import type { UseSignInReturnType } from '@monasca/react'
import { Form } from '../components/form/Form.js'

export type PasscodeFormProps = {
  signIn: Pick<UseSignInReturnType, 'challenge' | 'answerChallenge' | 'isPending'>
  /** Back to the first step. Without it there is no button. */
  onCancel?: (() => void) | undefined
}

/** The second step of a sign-in: the one-time code that Keystone requires. */
export function PasscodeForm({ signIn, onCancel }: PasscodeFormProps) {
  const { challenge, answerChallenge, isPending } = signIn
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { passcode: '' },
    validate: { passcode: isNotEmpty('Enter the code') },
  })
  const isPasscode = challenge?.methods.every((method) => method === 'totp')
  const submit = async ({ passcode }: typeof form.values) => {
    if (!(await answerChallenge({ passcode: passcode.trim() }))) form.reset()
  }

  return (
    <Form form={form} busy={isPending} onSubmit={(values) => void submit(values)}>
      <Text size="sm">
        {isPasscode
          ? 'The password is correct. Enter the code from your authenticator app.'
          : `Keystone also requires ${challenge?.methods.join(' and ')}. This page supports one-time codes (totp) only.`}
      </Text>
      <TextInput
        label="One-time code"
        inputMode="numeric"
        autoComplete="one-time-code"
        data-autofocus
        autoFocus
        key={form.key('passcode')}
        {...form.getInputProps('passcode')}
      />
      <Button type="submit" loading={isPending}>
        Continue
      </Button>
      {onCancel && (
        <Button variant="subtle" color="gray" onClick={onCancel}>
          Start again
        </Button>
      )}
    </Form>
  )
}
