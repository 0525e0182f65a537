import { Box, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useEffect, useRef, useState } from 'react'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { useSessionStore } from '../../session/SessionContext.js'
import { AdvancedFields } from './AdvancedFields.js'
import { checkAddress } from './initialCredentials.js'
import { type Credentials, signIn } from './signIn.js'
import { useBlockedOrigin } from './useBlockedOrigin.js'

export type SignInFormProps = {
  initial: Credentials
  onSignedIn: () => void
}

/** User name, password and project; domain and addresses folded away. Nothing of it is stored. */
export function SignInForm({ initial, onSignedIn }: SignInFormProps) {
  const store = useSessionStore()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [blocked, forgetBlocked] = useBlockedOrigin()
  const notice = useRef<HTMLDivElement>(null)
  const form = useForm<Credentials>({
    mode: 'uncontrolled',
    initialValues: initial,
    validate: {
      username: isNotEmpty('Give your user name'),
      password: isNotEmpty('Give your password'),
      projectName: isNotEmpty('Give the name of a project'),
      domainName: isNotEmpty('Give the name of a domain; most clouds have “Default”'),
      authUrl: checkAddress,
      endpoint: (value) => (value === '' ? null : checkAddress(value)),
    },
  })

  // The notice tells what to change, so it is read out and stands at the place where reading goes on.
  useEffect(() => {
    if (error !== undefined) notice.current?.focus()
  }, [error])

  const submit = async (credentials: Credentials) => {
    setBusy(true)
    setError(undefined)
    forgetBlocked()
    try {
      store.set(await signIn(credentials))
      onSignedIn()
    } catch (reason) {
      setError(reason)
      setBusy(false)
    }
  }

  return (
    <form
      noValidate
      aria-busy={busy}
      onSubmit={form.onSubmit(
        (credentials) => void (busy || submit(credentials)),
        (errors) => {
          const first = Object.keys(errors)[0]
          if (first) form.getInputNode(first)?.focus()
        },
      )}
    >
      <Stack gap="sm">
        {error !== undefined && (
          <Box ref={notice} tabIndex={-1} style={{ outline: 'none' }}>
            <ErrorNotice error={error} />
            {blocked !== undefined && (
              <Text size="xs" mt={6}>
                This page’s own policy forbids it to talk to {blocked}. Start the dashboard with{' '}
                <code>--connect-to {blocked}</code>, or let it stand between with <code>--keystone-url</code>{' '}
                and <code>--monasca-url</code>.
              </Text>
            )}
          </Box>
        )}
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
