import type { UseServerSignInReturnType } from '@monasca/react'
import { IconExternalLink, IconLogin2 } from '@tabler/icons-react'
import { Button } from '../components/base/Button.js'
import { ownServer } from './createConnections.js'
import classes from './ProviderButtons.module.css'
import { readSignInSettings } from './settings.js'
import { beginWebSso } from './webSso.js'

export type ProviderButtonsProps = {
  /** Where to go after signing in. */
  target: string
  /** Over a page that must stay in place: in a popup only. */
  over?: boolean | undefined
  /** The user name to fill in at the provider. */
  loginHint?: string | undefined
  signIn: Pick<UseServerSignInReturnType, 'signInWithPopup' | 'signInWithRedirect' | 'isPending'>
}

/** Buttons for the providers that this page's server is configured with. */
export function ProviderButtons({ target, over = false, loginHint, signIn }: ProviderButtonsProps) {
  const { provider, webSso } = readSignInSettings()
  const { signInWithPopup, signInWithRedirect, isPending } = signIn
  if (!provider && !webSso) return null
  // The provider belongs to this page's own server. A sign-in at another one may have been the last.
  const server = over ? undefined : ownServer
  const inWindow = provider && (
    <Button
      variant={over ? 'filled' : 'default'}
      disabled={isPending}
      leftSection={<IconExternalLink size={16} aria-hidden="true" />}
      onClick={() => void signInWithPopup({ loginHint, server })}
    >
      {over ? `Sign in with ${provider.label}` : 'Sign in with a popup'}
    </Button>
  )
  if (over) return inWindow
  return (
    <div className={classes['buttons']}>
      {provider && (
        <Button
          disabled={isPending}
          leftSection={<IconLogin2 size={16} aria-hidden="true" />}
          onClick={() => void signInWithRedirect({ returnTo: target, server })}
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
    </div>
  )
}
