import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { withPassword } from '@monasca/core/session'
import { useConnections } from '../../session/AppSession.js'
import { AdvancedFields } from './AdvancedFields.js'
import { type Credentials, checkAddress } from './initialCredentials.js'

export type SignInFormProps = {
  initial: Credentials
  busy: boolean
  /** Runs the sign-in, and shows what becomes of it. */
  run: (task: () => Promise<unknown>) => void
}

/** User name, password and project; domain and addresses folded away. Nothing of it is stored. */
export function SignInForm({ initial, busy, run }: SignInFormProps) {
  const connections = useConnections()
  const form = useForm<Credentials>({
    mode: 'uncontrolled',
    initialValues: initial,
    validate: {
      username: isNotEmpty('Give your user name'),
      password: isNotEmpty('Give your password'),
      domainName: isNotEmpty('Give the name of a domain; most clouds have “Default”'),
      authUrl: checkAddress,
      endpoint: (value) => (value === '' ? null : checkAddress(value)),
    },
  })

  const submit = async ({ username, password, projectName, domainName, authUrl, endpoint }: Credentials) => {
    const scope = projectName === '' ? undefined : { projectName, projectDomainName: domainName }
    const { manager } = connections.choose({ authUrl, endpoint, scope })
    await manager.restore()
    await manager.signIn(withPassword({ username, userDomainName: domainName, password }))
  }

  return (
    <form
      noValidate
      aria-busy={busy}
      onSubmit={form.onSubmit(
        (credentials) => {
          if (!busy) run(() => submit(credentials))
        },
        (errors) => {
          const first = Object.keys(errors)[0]
          if (first) form.getInputNode(first)?.focus()
        },
      )}
    >
      <Stack gap="sm">
        <TextInput
          label="User name"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          key={form.key('username')}
          {...form.getInputProps('username')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <TextInput
          label="Project"
          description="Empty: the first of yours"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          key={form.key('projectName')}
          {...form.getInputProps('projectName')}
        />
        <AdvancedFields form={form} />
        <Button type="submit" loading={busy} mt={4}>
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
