import type { LiveState, LiveStatus } from '@monasca/react'
import type { PauseReason } from '../components/refresh/refreshGate.js'
import { formatClock, formatMinute } from '../format/formatTime.js'

/** The live sign in words. */
export type LiveWords = {
  /** Its colour. */
  look: LiveStatus | 'paused'
  label: string
  /** The age of the data: `as of 12:04:10`. */
  detail: string | undefined
  hint: string
}

const words: Readonly<Record<LiveStatus, { label: string; hint: string }>> = {
  live: { label: 'Live', hint: 'The page updates automatically. Click to pause.' },
  connecting: { label: 'Connecting…', hint: 'No response yet.' },
  reconnecting: { label: 'Reconnecting…', hint: 'The server does not respond. Retrying…' },
  idle: {
    label: 'Current',
    hint: 'The page shows what the server sent last. Nothing on it updates automatically.',
  },
  forbidden: { label: 'No access', hint: 'Your roles in this project do not allow reading this data.' },
  failed: { label: 'No data', hint: 'The request failed. See the message on the page.' },
  offline: { label: 'Offline', hint: 'You’re offline. Updates resume when you’re back online.' },
}

const pauses: Readonly<Record<PauseReason, string>> = {
  chosen: 'Click to resume.',
  editing: 'Updates resume when the form is closed.',
  pointing: 'Updates resume when the pointer leaves the chart.',
}

/** Describes the state of the page’s data. Trouble comes before a pause: a paused page may be offline too. */
export function describeLive({ status, asOf }: LiveState, reason: PauseReason | undefined): LiveWords {
  const isTrouble = status === 'reconnecting' || status === 'offline' || status === 'failed'
  if (reason !== undefined && (!isTrouble || reason === 'chosen') && status !== 'forbidden') {
    return { look: 'paused', label: 'Paused', detail: asOfWords(asOf), hint: pauses[reason] }
  }
  const { label, hint } = words[status]
  if (!isTrouble) return { look: status, label, detail: asOfWords(asOf), hint }
  return {
    look: status,
    label,
    detail: asOf === undefined ? undefined : `data from ${formatMinute(asOf)}`,
    hint,
  }
}

function asOfWords(asOf: number | undefined): string | undefined {
  return asOf === undefined ? undefined : `as of ${formatClock(asOf)}`
}
