import { Button, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { withPassword } from '@monasca/core/session'
import type { UseServerSignInReturnType } from '@monasca/react'
import { Form } from '../../components/form/Form.js'
import { SecretInput } from '../../components/form/SecretInput.js'
import { AdvancedFields } from './AdvancedFields.js'
import { type Credentials, checkAddress } from './initialCredentials.js'

export type SignInFormProps = { signIn: UseServerSignInReturnType }

/** User name, password and project, with domain and addresses under a button. Nothing of it is stored. */
export function SignInForm({ initial, signIn }: SignInFormProps & { initial: Credentials }) {
  const form = useForm<Credentials>({
    mode: 'uncontrolled',
    initialValues: initial,
    validate: {
      username: isNotEmpty('Enter your user name'),
      password: isNotEmpty('Enter your password'),
      domainName: isNotEmpty('Enter the name of a domain, “Default” in most clouds'),
      authUrl: checkAddress,
      endpoint: (value) => (value === '' ? null : checkAddress(value)),
    },
  })

  const submit = ({ username, password, projectName, domainName, authUrl, endpoint }: Credentials) => {
    const scope = projectName === '' ? undefined : { projectName, projectDomainName: domainName }
    const server = { authUrl, endpoint: endpoint === '' ? undefined : endpoint, scope }
    void signIn.signIn(withPassword({ username, userDomainName: domainName, password }), { server })
  }

  return (
    <Form form={form} busy={signIn.isPending} onSubmit={submit}>
      <TextInput
        label="User name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        key={form.key('username')}
        {...form.getInputProps('username')}
      />
      <SecretInput
        secret="password"
        label="Password"
        autoComplete="current-password"
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <TextInput
        label="Project"
        description="Leave empty to use your first project"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        key={form.key('projectName')}
        {...form.getInputProps('projectName')}
      />
      <AdvancedFields form={form} />
      <Button type="submit" loading={signIn.isPending} mt={4}>
        Sign in
      </Button>
    </Form>
  )
}
