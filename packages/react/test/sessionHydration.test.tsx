import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import type { ReactElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { SessionProvider, SignedIn, SignedOut } from '../src/index.js'
import { createSessionCloud } from './sessionCloud.js'

test('behavior: a server-rendered page hydrates without a mismatch, also if a user is signed in', async () => {
  const cloud = createSessionCloud()
  const page = (): ReactElement => (
    <QueryClientProvider client={new QueryClient()}>
      <SessionProvider manager={cloud.manager} createClient={cloud.createClient}>
        <SignedIn fallback={<i>looking</i>}>
          <b>inside</b>
        </SignedIn>
        <SignedOut>outside</SignedOut>
      </SessionProvider>
    </QueryClientProvider>
  )
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(page())
  expect(container.textContent).toBe('looking')

  await cloud.signIn()
  const problem = vi.spyOn(console, 'error').mockImplementation(() => {})
  const onRecoverableError = vi.fn<(error: unknown) => void>()
  const root = await act(() => hydrateRoot(container, page(), { onRecoverableError }))
  expect(container.textContent).toBe('inside')
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(problem).not.toHaveBeenCalled()
  act(() => root.unmount())
  container.remove()
  await cloud.emulator.close()
})
