import { Box, Divider, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useSession, useSignIn, useSignOut } from '@monasca/react'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { Brand } from '../../components/Brand.js'
import { ColorSchemeButton } from '../../components/ColorSchemeButton.js'
import { isEmulator } from '../../session/backend.js'
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
import { useWebSso } from './useWebSso.js'

const route = getRouteApi('/sign-in')

const ways = [
  { value: 'password', label: 'Password' },
  { value: 'token', label: 'Token' },
  { value: 'credential', label: 'Credential' },
]

export function SignInPage() {
  useDocumentTitle('Sign in · Monasca')
  const router = useRouter()
  const { redirect, sso = false, elsewhere = false } = route.useSearch()
  const { isSignedIn } = useSession()
  const signIn = useSignIn()
  const signOut = useSignOut()
  const [way, setWay] = useState('password')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [blocked, forgetBlocked] = useBlockedOrigin()
  const emulator = isEmulator()
  const { provider, webSso } = readSignInSettings()
  const error = failure ?? signIn.error
  const target = redirect ?? '/'
  const asked = redirect ? 'The page you asked for needs you to sign in.' : 'With your account of this cloud.'
  const reason = elsewhere ? 'You were signed out in another tab.' : asked

  useEffect(() => {
    if (isSignedIn) void router.navigate({ href: target, replace: true })
  }, [isSignedIn, router, target])

  const run = useCallback(
    (task: () => Promise<unknown>) => {
      setBusy(true)
      setFailure(undefined)
      forgetBlocked()
      task().then(
        () => setBusy(false),
        (reason: unknown) => {
          setFailure(reason)
          setBusy(false)
        },
      )
    },
    [forgetBlocked],
  )
  useWebSso(sso, run)

  const pending = busy || signIn.isPending
  const shared = { busy: pending, run }
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
              {error !== undefined && !pending && <SignInFailure error={error} blocked={blocked} />}
              {signIn.challenge ? (
                <PasscodeForm signIn={signIn} onCancel={() => void signOut()} />
              ) : (
                <>
                  <ProviderButtons target={target} signIn={signIn} />
                  {(provider ?? webSso) && <Divider label="or" />}
                  <SegmentedControl
                    fullWidth
                    size="xs"
                    aria-label="Way to sign in"
                    data={ways}
                    value={way}
                    onChange={setWay}
                  />
                  {way === 'password' && <SignInForm initial={initialCredentials(emulator)} {...shared} />}
                  {way === 'token' && <TokenForm {...shared} />}
                  {way === 'credential' && <ApplicationCredentialForm {...shared} />}
                </>
              )}
            </Stack>
          </Paper>
          {emulator && (
            <Text size="xs" c="dimmed">
              Keystone and Monasca run inside this server and measure this machine. The user filled in above
              is theirs. What you type stays in the memory of this page.
            </Text>
          )}
        </Stack>
      </main>
    </Box>
  )
}
