import { withApplicationCredential } from '@monasca/core/session'
import { Button } from '../../components/base/Button.js'
import { SecretField } from '../../components/base/SecretField.js'
import stack from '../../components/base/Stack.module.css'
import { TextField } from '../../components/base/TextField.js'
import { required } from '../../components/form/required.js'
import { useFields } from '../../components/form/useFields.js'
import { ownServer } from '../../session/createConnections.js'
import type { SignInFormProps } from './SignInForm.js'

/** For a credential of `openstack application credential create`, which belongs to a project. */
export function ApplicationCredentialForm({ signIn }: SignInFormProps) {
  const { fieldProps, formProps } = useFields({
    initial: { id: '', secret: '' },
    check: required({ id: 'Enter the ID of the credential', secret: 'Enter the secret' }),
    busy: signIn.isPending,
    onSubmit: ({ id, secret }) => {
      const method = withApplicationCredential({
        applicationCredentialId: id.trim(),
        applicationCredentialSecret: secret,
      })
      void signIn.signIn(method, { server: ownServer })
    },
  })
  return (
    <form className={stack['stack']} {...formProps}>
      <TextField
        label="Credential ID"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...fieldProps('id')}
      />
      <SecretField secret="secret" label="Secret" autoComplete="off" {...fieldProps('secret')} />
      <Button type="submit" loading={signIn.isPending}>
        Sign in
      </Button>
    </form>
  )
}
