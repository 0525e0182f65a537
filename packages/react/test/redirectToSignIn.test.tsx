import { createOpenId, type SessionPage } from '@monasca/core/session'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { RedirectToSignIn, SignedIn } from '../src/index.js'
import { createTestQueryClient } from './renderMonascaHook.js'
import { createSessionCloud, createSessionWrapper, type SessionCloud } from './sessionCloud.js'

const issuer = 'https://login.test'
const here = 'https://app.test/alarms?state=ALARM'
let cloud: SessionCloud | undefined

afterEach(async () => {
  sessionStorage.clear()
  await cloud?.emulator.close()
})

/** A page at an address, and where it navigates to. */
function open(url = here) {
  const left: string[] = []
  const page: SessionPage = {
    url,
    replaceUrl: () => undefined,
    navigate: (next) => left.push(next),
    openPopup: () => undefined,
    openFrame: () => () => undefined,
    close: () => undefined,
    listen: () => () => undefined,
  }
  const emulated = createSessionCloud()
  const { emulator } = emulated
  cloud = createSessionCloud({
    openid: createOpenId({
      discoveryEndpoint: `${issuer}/.well-known/openid-configuration`,
      clientId: 'dashboard',
      redirectUri: '/callback',
      identityProvider: 'company',
      protocol: 'openid',
    }),
    platform: { page, locks: undefined, createChannel: undefined, tabStorage: undefined },
    fetch: (input, init) =>
      String(input).startsWith(issuer)
        ? Promise.resolve(
            Response.json({
              issuer,
              authorization_endpoint: `${issuer}/authorize`,
              token_endpoint: `${issuer}/token`,
              code_challenge_methods_supported: ['S256'],
            }),
          )
        : emulator.fetch(input, init),
  })
  const Wrapper = createSessionWrapper(cloud, createTestQueryClient())
  const view = render(
    <StrictMode>
      <Wrapper>
        <SignedIn>inside</SignedIn>
        <RedirectToSignIn fallback={<i>redirecting</i>} />
      </Wrapper>
    </StrictMode>,
  )
  return { left, view, cloud, close: () => emulated.emulator.close() }
}

test('default: redirects once in StrictMode, and shows the fallback', async () => {
  const { left, close } = open()
  await waitFor(() => expect(left).toHaveLength(1))
  expect(new URL(left[0] ?? '').origin).toBe(issuer)
  expect(document.body.textContent).toBe('redirecting')
  await act(() => Promise.resolve())
  expect(left).toHaveLength(1)
  await close()
})

test('behavior: after signing out it waits for a click', async () => {
  const { left, cloud: own, close } = open()
  await waitFor(() => expect(left).toHaveLength(1))
  await act(() => own.signIn())
  expect(document.body.textContent).toBe('inside')
  await act(() => own.manager.signOut())
  expect(left).toHaveLength(1)
  await act(async () => fireEvent.click(screen.getByText('Sign in')))
  await waitFor(() => expect(left).toHaveLength(2))
  await close()
})

test('error: a loop ends with the reason, and a click tries again', async () => {
  for (let visit = 0; visit < 3; visit++) {
    const { left, view, close, cloud: own } = open()
    await waitFor(() => expect(left).toHaveLength(1))
    view.unmount()
    await close()
    await own.emulator.close()
  }
  const { left, close } = open()
  await screen.findByRole('alert')
  expect(document.body.textContent).toContain('the session did not last')
  expect(left).toEqual([])
  await act(async () => fireEvent.click(screen.getByText('Sign in')))
  await waitFor(() => expect(left).toHaveLength(1))
  await close()
})

test('error: a failed sign-in is shown, not repeated', async () => {
  const refused = `${new URL(here).origin}/callback?error=access_denied&state=redirect.unknown`
  const { left, close } = open(refused)
  await screen.findByRole('alert')
  expect(left).toEqual([])
  await close()
})
