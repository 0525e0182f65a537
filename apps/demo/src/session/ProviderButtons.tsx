import { Button, Stack } from '@mantine/core'
import type { useSignIn } from '@monasca/react'
import { IconExternalLink, IconLogin2 } from '@tabler/icons-react'
import { readSignInSettings } from './settings.js'
import { beginWebSso } from './webSso.js'

export type ProviderButtonsProps = {
  /** Where to go after signing in. */
  target: string
  /** Over a page that must stay as it is: in a window alone. */
  over?: boolean | undefined
  /** Whom to expect at the provider. */
  loginHint?: string | undefined
  signIn: ReturnType<typeof useSignIn>
}

/** The ways to sign in at somebody else's page, as far as this page's server knows any. */
export function ProviderButtons({ target, over = false, loginHint, signIn }: ProviderButtonsProps) {
  const { provider, webSso } = readSignInSettings()
  const { signInWithPopup, signInWithRedirect, isPending } = signIn
  if (!provider && !webSso) return null
  const inWindow = provider && (
    <Button
      variant={over ? 'filled' : 'default'}
      disabled={isPending}
      leftSection={<IconExternalLink size={16} aria-hidden="true" />}
      onClick={() => void signInWithPopup({ loginHint })}
    >
      {over ? `Sign in with ${provider.label}` : 'In a window over this page'}
    </Button>
  )
  if (over) return inWindow
  return (
    <Stack gap="xs">
      {provider && (
        <Button
          disabled={isPending}
          leftSection={<IconLogin2 size={16} aria-hidden="true" />}
          onClick={() => void signInWithRedirect({ returnTo: target })}
        >
          Sign in with {provider.label}
        </Button>
      )}
      {inWindow}
      {webSso && (
        <Button variant="default" disabled={isPending} onClick={() => beginWebSso(target)}>
          Sign in with {webSso.label}
        </Button>
      )}
    </Stack>
  )
}
