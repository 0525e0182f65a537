import { useDocumentTitle } from '@mantine/hooks'
import { useServerSignIn, useSession, useSignOut } from '@monasca/react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Brand } from '../../components/Brand.js'
import { Choice } from '../../components/base/Choice.js'
import { Divider } from '../../components/base/Divider.js'
import stack from '../../components/base/Stack.module.css'
import { ColorSchemeButton } from '../../components/ColorSchemeButton.js'
import { lazyPart } from '../../components/LazyPart.js'
import { isEmulator } from '../../session/backend.js'
import { CancelButton } from '../../session/CancelButton.js'
import { ProviderButtons } from '../../session/ProviderButtons.js'
import { readSignInSettings } from '../../session/settings.js'
import { initialCredentials } from './initialCredentials.js'
import { SignInForm } from './SignInForm.js'
import classes from './SignInPage.module.css'
import type { SignInSearch } from './signInSearch.js'
import { useBlockedOrigin } from './useBlockedOrigin.js'
import { withWebSso } from './withWebSso.js'

const { Part: SignInFailure, preload: preloadFailure } = lazyPart(() =>
  import('./SignInFailure.js').then((module) => module.SignInFailure),
)
const { Part: PasscodeForm } = lazyPart(() =>
  import('../../session/PasscodeForm.js').then((module) => module.PasscodeForm),
)
const { Part: TokenForm } = lazyPart(() => import('./TokenForm.js').then((module) => module.TokenForm))
const { Part: ApplicationCredentialForm } = lazyPart(() =>
  import('./ApplicationCredentialForm.js').then((module) => module.ApplicationCredentialForm),
)

/** Loads how the page shows a failure, which may be that the network is gone. */
export const preloadSignInFailure = preloadFailure

const methods = [
  { value: 'password', label: 'Password' },
  { value: 'token', label: 'Token' },
  { value: 'credential', label: 'Credential' },
] as const

export type SignInPageProps = {
  search: SignInSearch
  /** Called with where to go. */
  onSignedIn: (target: string) => void
  /** Called with where to go later, when Keystone's web single sign-on has brought a token. */
  onTaken: (target: string | undefined) => Promise<unknown>
}

export function SignInPage({ search, onSignedIn, onTaken }: SignInPageProps) {
  useDocumentTitle('Sign in · Monasca')
  const { redirect, sso = false, elsewhere = false } = search
  const { isSignedIn, status, user } = useSession()
  const signIn = useServerSignIn()
  const signOut = useSignOut()
  const [method, setMethod] = useState<(typeof methods)[number]['value']>('password')
  const blocked = useBlockedOrigin(signIn.isPending)
  const emulator = isEmulator()
  const { provider, webSso } = readSignInSettings()
  const target = redirect ?? '/'
  const hint = redirect ? 'Sign in to continue to the page you requested.' : 'Use your cloud account.'
  // In a tab that was opened after the session had expired.
  const expired = `Your session has expired. Sign in again${user === undefined ? '' : ` as ${user.name}`}.`
  const reason = elsewhere ? 'You signed out in another tab.' : status === 'expired' ? expired : hint

  const leave = useEffectEvent(() => onSignedIn(target))
  useEffect(() => {
    if (isSignedIn) leave()
  }, [isSignedIn])

  const arrived = useRef(false)
  useEffect(() => {
    // StrictMode runs effects twice; the token can be taken once.
    if (!sso || arrived.current) return
    arrived.current = true
    void signIn.signIn(withWebSso(onTaken))
  }, [sso, signIn, onTaken])

  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <ColorSchemeButton />
      </div>
      <main className={classes['main']}>
        <div className={classes['column']}>
          <Brand large />
          <section className={classes['card']}>
            <h1 className={classes['title']}>Sign in</h1>
            <p className={classes['reason']}>{reason}</p>
            <div className={stack['stack']}>
              {signIn.error !== undefined && !signIn.isPending && (
                <SignInFailure error={signIn.error} blocked={blocked} />
              )}
              {signIn.challenge ? (
                <PasscodeForm signIn={signIn} onCancel={() => void signOut()} />
              ) : (
                <>
                  <ProviderButtons target={target} signIn={signIn} />
                  {(provider ?? webSso) && <Divider label="or" />}
                  <Choice label="Sign-in method" choices={methods} value={method} onChange={setMethod} />
                  {method === 'password' && (
                    <SignInForm initial={initialCredentials(emulator)} signIn={signIn} />
                  )}
                  {method === 'token' && <TokenForm signIn={signIn} />}
                  {method === 'credential' && <ApplicationCredentialForm signIn={signIn} />}
                </>
              )}
              <CancelButton signIn={signIn} />
            </div>
          </section>
          {emulator && (
            <p className={classes['note']}>
              Keystone and Monasca run inside this server and measure this machine. The form is pre-filled
              with an emulator account. What you type stays in the memory of this page.
            </p>
          )}
        </div>
      </main>
    </div>
  )
}
