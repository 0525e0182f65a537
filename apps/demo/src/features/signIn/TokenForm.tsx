import { Button, PasswordInput, Stack, Text } from '@mantine/core'
import { withToken } from '@monasca/core/session'
import { type FormEvent, useState } from 'react'
import { useConnections } from '../../session/AppSession.js'
import { ownServers } from '../../session/connections.js'
import type { SignInFormProps } from './SignInForm.js'

/** A token that something else has got, for example `openstack token issue`. */
export function TokenForm({ busy, run }: Omit<SignInFormProps, 'initial'>) {
  const connections = useConnections()
  const [token, setToken] = useState('')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    run(async () => {
      const { manager } = connections.choose(ownServers)
      await manager.restore()
      await manager.signIn(withToken({ token: token.trim() }))
    })
  }

  return (
    <form aria-busy={busy} onSubmit={submit}>
      <Stack gap="sm">
        <PasswordInput
          label="Token"
          description="For example from: openstack token issue"
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the token', tabIndex: 0 }}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          The session ends with the token: nothing renews it.
        </Text>
        <Button type="submit" loading={busy} disabled={token.trim() === ''}>
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
