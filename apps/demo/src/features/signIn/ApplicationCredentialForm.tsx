import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { withApplicationCredential } from '@monasca/core/session'
import { type FormEvent, useState } from 'react'
import { useConnections } from '../../session/AppSession.js'
import { ownServers } from '../../session/connections.js'
import type { SignInFormProps } from './SignInForm.js'

/** A credential for programs, made by `openstack application credential create`; it brings its project. */
export function ApplicationCredentialForm({ busy, run }: Omit<SignInFormProps, 'initial'>) {
  const connections = useConnections()
  const [id, setId] = useState('')
  const [secret, setSecret] = useState('')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    run(async () => {
      const { manager } = connections.choose(ownServers)
      await manager.restore()
      await manager.signIn(
        withApplicationCredential({
          applicationCredentialId: id.trim(),
          applicationCredentialSecret: secret,
        }),
      )
    })
  }

  return (
    <form aria-busy={busy} onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label="Id of the credential"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <PasswordInput
          label="Secret"
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the secret', tabIndex: 0 }}
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={id.trim() === '' || secret === ''}>
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
