import { Button } from '../../components/base/Button.js'
import { SecretField } from '../../components/base/SecretField.js'
import stack from '../../components/base/Stack.module.css'
import { required } from '../../components/form/required.js'
import { useFields } from '../../components/form/useFields.js'
import { ownServer } from '../../session/createConnections.js'
import type { SignInFormProps } from './SignInForm.js'
import classes from './SignInPage.module.css'

/** For a token from another program, such as `openstack token issue`. */
export function TokenForm({ signIn }: SignInFormProps) {
  const { fieldProps, formProps } = useFields({
    initial: { token: '' },
    check: required({ token: 'Enter a token' }),
    busy: signIn.isPending,
    onSubmit: ({ token }) => void signIn.signInWithToken(token.trim(), { server: ownServer }),
  })
  return (
    <form className={stack['stack']} {...formProps}>
      <SecretField
        secret="token"
        label="Token"
        description="For example from: openstack token issue"
        autoComplete="off"
        {...fieldProps('token')}
      />
      <p className={classes['note']}>The session ends when the token expires. It cannot be renewed.</p>
      <Button type="submit" loading={signIn.isPending}>
        Sign in
      </Button>
    </form>
  )
}
