import { Button, Text } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { Form } from '../../components/form/Form.js'
import { SecretInput } from '../../components/form/SecretInput.js'
import { ownServer } from '../../session/createConnections.js'
import type { SignInFormProps } from './SignInForm.js'

/** For a token from another program, such as `openstack token issue`. */
export function TokenForm({ signIn }: SignInFormProps) {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { token: '' },
    validate: { token: isNotEmpty('Enter a token') },
  })
  return (
    <Form
      form={form}
      busy={signIn.isPending}
      onSubmit={({ token }) => void signIn.signInWithToken(token.trim(), { server: ownServer })}
    >
      <SecretInput
        secret="token"
        label="Token"
        description="For example from: openstack token issue"
        autoComplete="off"
        key={form.key('token')}
        {...form.getInputProps('token')}
      />
      <Text size="xs" c="dimmed">
        The session ends when the token expires. It cannot be renewed.
      </Text>
      <Button type="submit" loading={signIn.isPending}>
        Sign in
      </Button>
    </Form>
  )
}
