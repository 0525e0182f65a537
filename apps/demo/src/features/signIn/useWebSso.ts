import { BaseError } from '@monasca/core'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useConnections } from '../../session/AppSession.js'
import { takeWebSsoToken } from '../../session/webSso.js'

/** Finishes Keystone's web single sign-on when `arrived`: takes the token from this page's server, once. */
export function useWebSso(arrived: boolean, run: (task: () => Promise<unknown>) => void): void {
  const connections = useConnections()
  const router = useRouter()
  const taken = useRef(false)
  useEffect(() => {
    // StrictMode runs effects twice; the token is there once.
    if (!arrived || taken.current) return
    taken.current = true
    run(async () => {
      const result = await takeWebSsoToken()
      const redirect = result === undefined || result.target === '/' ? undefined : result.target
      await router.navigate({ to: '/sign-in', search: { redirect }, replace: true })
      if (!result) {
        throw new BaseError('This sign-in was not begun in this tab, or it took too long.', {
          metaMessages: ['Sign in again.'],
        })
      }
      await connections.get().manager.signInWithToken(result.token)
    })
  })
}
