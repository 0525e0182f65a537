import { useNetwork } from '@mantine/hooks'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { Button } from '../components/base/Button.js'
import { describeError } from '../components/states/describeError.js'
import { PageBrokenError, PageLoadError } from './lazyPage.js'
import classes from './PageError.module.css'

/** Milliseconds before each retry of code that did not load; the last one repeats. */
const waits: readonly number[] = [2000, 4000, 8000, 16_000, 30_000]

/**
 * A page that could not be shown: its code did not load, or it has a defect. Code is retried automatically, and as soon
 * as the network is back. The document stays, and with it a session in memory.
 */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const { online } = useNetwork()
  const [tries, setTries] = useState(0)
  const [busy, setBusy] = useState(false)
  const missing = error instanceof PageLoadError ? error : undefined

  const retry = useCallback(async () => {
    setBusy(true)
    const ready = missing === undefined || (await missing.retry())
    setBusy(false)
    setTries((count) => count + 1)
    if (!ready) return
    reset()
    await router.invalidate()
  }, [missing, reset, router])

  useEffect(() => {
    if (!missing || busy || !online) return
    const timer = setTimeout(() => void retry(), waits[Math.min(tries, waits.length - 1)])
    return () => clearTimeout(timer)
  }, [missing, busy, online, tries, retry])

  useEffect(() => {
    if (!missing) return
    const onOnline = () => void retry()
    addEventListener('online', onOnline)
    return () => removeEventListener('online', onOnline)
  }, [missing, retry])

  const isBroken = error instanceof PageBrokenError
  const { title, advice, facts } = missing
    ? describeMissing(missing, online)
    : isBroken
      ? describeBroken(error)
      : describeError(error)
  return (
    <main className={classes['page']} role="alert">
      <h1>{title}</h1>
      {[...advice, ...facts].map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div className={classes['actions']}>
        {!isBroken && (
          <Button loading={busy} onClick={() => void retry()}>
            Try again
          </Button>
        )}
        <Button variant={isBroken ? 'filled' : 'default'} onClick={() => location.reload()}>
          Reload page
        </Button>
      </div>
    </main>
  )
}

function describeMissing({ message }: PageLoadError, online: boolean): ReturnType<typeof describeError> {
  return {
    title: online ? 'Couldn’t reach the dashboard’s server.' : 'You’re offline.',
    advice: [
      online
        ? 'Retrying… If this continues, the dashboard may have a newer version: reload the page. You may have to sign in again.'
        : 'The page loads when you’re back online. You stay signed in.',
    ],
    facts: [message],
  }
}

function describeBroken({ message }: PageBrokenError): ReturnType<typeof describeError> {
  return {
    title: 'Couldn’t load this page.',
    advice: ['Its code failed in this browser. Reload the page. You may have to sign in again.'],
    facts: [message],
  }
}
