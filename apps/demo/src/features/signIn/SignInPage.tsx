import { Box, Divider, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useServerSignIn, useSession, useSignOut } from '@monasca/react'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Brand } from '../../components/Brand.js'
import { ColorSchemeButton } from '../../components/ColorSchemeButton.js'
import { isEmulator } from '../../session/backend.js'
import { CancelButton } from '../../session/CancelButton.js'
import { PasscodeForm } from '../../session/PasscodeForm.js'
import { ProviderButtons } from '../../session/ProviderButtons.js'
import { readSignInSettings } from '../../session/settings.js'
import { ApplicationCredentialForm } from './ApplicationCredentialForm.js'
import { initialCredentials } from './initialCredentials.js'
import { SignInFailure } from './SignInFailure.js'
import { SignInForm } from './SignInForm.js'
import classes from './SignInPage.module.css'
import { TokenForm } from './TokenForm.js'
import { useBlockedOrigin } from './useBlockedOrigin.js'
import { withWebSso } from './withWebSso.js'

const route = getRouteApi('/sign-in')

const methods = [
  { value: 'password', label: 'Password' },
  { value: 'token', label: 'Token' },
  { value: 'credential', label: 'Credential' },
]

export function SignInPage() {
  useDocumentTitle('Sign in · Monasca')
  const router = useRouter()
  const { redirect, sso = false, elsewhere = false } = route.useSearch()
  const { isSignedIn, status, user } = useSession()
  const signIn = useServerSignIn()
  const signOut = useSignOut()
  const [method, setMethod] = useState('password')
  const blocked = useBlockedOrigin(signIn.isPending)
  const emulator = isEmulator()
  const { provider, webSso } = readSignInSettings()
  const target = redirect ?? '/'
  const hint = redirect ? 'Sign in to continue to the page you requested.' : 'Use your cloud account.'
  // In a tab that was opened after the session had expired.
  const expired = `Your session has expired. Sign in again${user === undefined ? '' : ` as ${user.name}`}.`
  const reason = elsewhere ? 'You signed out in another tab.' : status === 'expired' ? expired : hint

  useEffect(() => {
    if (isSignedIn) void router.navigate({ href: target, replace: true })
  }, [isSignedIn, router, target])

  const arrived = useRef(false)
  useEffect(() => {
    // StrictMode runs effects twice; the token can be taken once.
    if (!sso || arrived.current) return
    arrived.current = true
    const onTaken = (to: string | undefined) =>
      router.navigate({ to: '/sign-in', search: { redirect: to }, replace: true })
    void signIn.signIn(withWebSso(onTaken))
  }, [sso, signIn, router])

  return (
    <Box className={classes['page']}>
      <Group justify="flex-end" p="xs">
        <ColorSchemeButton />
      </Group>
      <main className={classes['main']}>
        <Stack gap="lg" className={classes['column']}>
          <Brand large />
          <Paper withBorder p="lg" shadow="xs">
            <Title order={1} mb={4}>
              Sign in
            </Title>
            <Text c="dimmed" size="sm" mb="md">
              {reason}
            </Text>
            <Stack gap="sm">
              {signIn.error !== undefined && !signIn.isPending && (
                <SignInFailure error={signIn.error} blocked={blocked} />
              )}
              {signIn.challenge ? (
                <PasscodeForm signIn={signIn} onCancel={() => void signOut()} />
              ) : (
                <>
                  <ProviderButtons target={target} signIn={signIn} />
                  {(provider ?? webSso) && <Divider label="or" />}
                  <SegmentedControl
                    fullWidth
                    size="xs"
                    aria-label="Sign-in method"
                    data={methods}
                    value={method}
                    onChange={setMethod}
                  />
                  {method === 'password' && (
                    <SignInForm initial={initialCredentials(emulator)} signIn={signIn} />
                  )}
                  {method === 'token' && <TokenForm signIn={signIn} />}
                  {method === 'credential' && <ApplicationCredentialForm signIn={signIn} />}
                </>
              )}
              <CancelButton signIn={signIn} />
            </Stack>
          </Paper>
          {emulator && (
            <Text size="xs" c="dimmed">
              Keystone and Monasca run inside this server and measure this machine. The form is pre-filled
              with an emulator account. What you type stays in the memory of this page.
            </Text>
          )}
        </Stack>
      </main>
    </Box>
  )
}
