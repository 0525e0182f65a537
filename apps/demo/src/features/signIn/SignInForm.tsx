import { Button, Stack, TextInput } from '@mantine/core'
import { withPassword } from '@monasca/core/session'
import type { UseServerSignInReturnType } from '@monasca/react'
import { SecretInput } from '../../components/form/SecretInput.js'
import { AdvancedFields } from './AdvancedFields.js'
import type { Credentials } from './initialCredentials.js'
import { useCredentialsForm } from './useCredentialsForm.js'

export type SignInFormProps = { signIn: UseServerSignInReturnType }

/** User name, password and project, with domain and addresses under a button. Nothing of it is stored. */
export function SignInForm({ initial, signIn }: SignInFormProps & { initial: Credentials }) {
  const submit = ({ username, password, projectName, domainName, authUrl, endpoint }: Credentials) => {
    if (signIn.isPending) return
    const scope = projectName === '' ? undefined : { projectName, projectDomainName: domainName }
    const server = { authUrl, endpoint: endpoint === '' ? undefined : endpoint }
    const method = withPassword({ username, userDomainName: domainName, password })
    void signIn.signIn(method, { server, scope })
  }

  const { errors, fieldProps, formProps } = useCredentialsForm(initial, submit)

  return (
    <form noValidate aria-busy={signIn.isPending} {...formProps}>
      <Stack gap="sm">
        <TextInput
          label="User name"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...fieldProps('username')}
        />
        <SecretInput
          secret="password"
          label="Password"
          autoComplete="current-password"
          {...fieldProps('password')}
        />
        <TextInput
          label="Project"
          description="Leave empty to use your first project"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...fieldProps('projectName')}
        />
        <AdvancedFields errors={errors} fieldProps={fieldProps} />
        <Button type="submit" loading={signIn.isPending} mt={4}>
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
