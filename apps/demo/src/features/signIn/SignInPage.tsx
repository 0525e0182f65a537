import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Brand } from '../../app/Brand.js'
import { ColorSchemeButton } from '../../app/ColorSchemeButton.js'
import { isEmulator } from '../../session/backend.js'
import { initialCredentials } from './initialCredentials.js'
import { SignInForm } from './SignInForm.js'
import classes from './SignInPage.module.css'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  useDocumentTitle('Sign in · Monasca')
  const router = useRouter()
  const { redirect } = route.useSearch()
  const emulator = isEmulator()

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
              {redirect
                ? 'The page you asked for needs you to sign in.'
                : 'With your Keystone user and project.'}
            </Text>
            <SignInForm
              initial={initialCredentials(emulator)}
              onSignedIn={() => void router.navigate({ href: redirect ?? '/', replace: true })}
            />
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
