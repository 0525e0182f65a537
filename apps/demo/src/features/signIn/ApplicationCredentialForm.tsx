import { Button, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { withApplicationCredential } from '@monasca/core/session'
import { Form } from '../../components/form/Form.js'
import { SecretInput } from '../../components/form/SecretInput.js'
import { ownServer } from '../../session/createConnections.js'
import type { SignInFormProps } from './SignInForm.js'

/** For a credential of `openstack application credential create`, which belongs to a project. */
export function ApplicationCredentialForm({ signIn }: SignInFormProps) {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { id: '', secret: '' },
    validate: { id: isNotEmpty('Enter the ID of the credential'), secret: isNotEmpty('Enter the secret') },
  })
  const submit = ({ id, secret }: typeof form.values) => {
    const method = withApplicationCredential({
      applicationCredentialId: id.trim(),
      applicationCredentialSecret: secret,
    })
    void signIn.signIn(method, { server: ownServer })
  }
  return (
    <Form form={form} busy={signIn.isPending} onSubmit={submit}>
      <TextInput
        label="Credential ID"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        key={form.key('id')}
        {...form.getInputProps('id')}
      />
      <SecretInput
        secret="secret"
        label="Secret"
        autoComplete="off"
        key={form.key('secret')}
        {...form.getInputProps('secret')}
      />
      <Button type="submit" loading={signIn.isPending}>
        Sign in
      </Button>
    </Form>
  )
}
