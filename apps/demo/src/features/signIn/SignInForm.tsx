import { withPassword } from '@monasca/core/session'
import type { UseServerSignInReturnType } from '@monasca/react'
import { Button } from '../../components/base/Button.js'
import { SecretField } from '../../components/base/SecretField.js'
import stack from '../../components/base/Stack.module.css'
import { TextField } from '../../components/base/TextField.js'
import { useFields } from '../../components/form/useFields.js'
import { AdvancedFields } from './AdvancedFields.js'
import { type Credentials, checkCredentials } from './initialCredentials.js'
import classes from './SignInForm.module.css'

export type SignInFormProps = { signIn: UseServerSignInReturnType }

/** User name, password and project, with domain and addresses under a button. Nothing of it is stored. */
export function SignInForm({ initial, signIn }: SignInFormProps & { initial: Credentials }) {
  const { errors, fieldProps, formProps } = useFields({
    initial,
    check: checkCredentials,
    busy: signIn.isPending,
    onSubmit: ({ username, password, projectName, domainName, authUrl, endpoint }) => {
      const scope = projectName === '' ? undefined : { projectName, projectDomainName: domainName }
      const server = { authUrl, endpoint: endpoint === '' ? undefined : endpoint }
      const method = withPassword({ username, userDomainName: domainName, password })
      void signIn.signIn(method, { server, scope })
    },
  })
  return (
    <form className={stack['stack']} {...formProps}>
      <TextField
        label="User name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...fieldProps('username')}
      />
      <SecretField
        secret="password"
        label="Password"
        autoComplete="current-password"
        {...fieldProps('password')}
      />
      <TextField
        label="Project"
        description="Leave empty to use your first project"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...fieldProps('projectName')}
      />
      <AdvancedFields errors={errors} fieldProps={fieldProps} />
      <Button type="submit" className={classes['submit']} loading={signIn.isPending}>
        Sign in
      </Button>
    </form>
  )
}
