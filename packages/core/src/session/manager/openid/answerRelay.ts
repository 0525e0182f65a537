import { SignInWindowError } from '../../../errors/index.js'
import type { PendingCode } from '../../../identity/oidc/internal.js'
import { parseUrl } from '../../../transport/index.js'
import type { PopupWindow } from '../ports/page.js'
import { defaultPlatform, type Platform } from '../ports/platform.js'
import { object, oneOf, readValue, text } from '../ports/schema.js'
import { callbackParameters, stateOf } from './callbackParameters.js'
import type { WindowOptions } from './openId.js'
import { waitAsPopup } from './popupPage.js'

/** Milliseconds between two looks whether the person has closed the window. */
const closedInterval = 500
/** The same until a page of another origin was seen in it, which a person may close at once. */
const firstInterval = 50
/** Milliseconds: the answer of a window that closes itself may still be on its way. */
const closedTime = 1000
/**
 * Milliseconds where the window may only be out of sight: one that a provider's `Cross-Origin-Opener-Policy` cuts off
 * seems closed.
 */
const severedTime = 60_000
/** Milliseconds until a window closes itself that the page which opened it has not closed. */
const closeTime = 1000

/** What a window hands over. Longer addresses come from no provider. */
const answerSchema = object({ url: text(100_000) })
/** What the page that takes it replies. */
const takenSchema = object({ taken: oneOf(true) })

const channelName = (state: string) => `monasca:openid:${state}`

/**
 * Hands the provider's answer in this window's address over to the page that opened it, and closes the window. Managers
 * do this by themselves when they are restored; a separate page for popups and frames needs nothing else.
 *
 * @returns whether a page took the answer: if none did within a second, and the window is still open, lead to your app
 * @example
 * ```ts
 * if (!(await handlePopupCallback())) location.replace('/')
 * ```
 */
export function handlePopupCallback(
  platform: Pick<Platform, 'page' | 'createChannel' | 'setTimer'> = defaultPlatform(),
  answer: URL | undefined = platform.page && new URL(platform.page.url),
): Promise<boolean> {
  const { page, createChannel, setTimer } = platform
  const waiting = waitAsPopup(platform)
  if (waiting) return waiting.then(() => false)
  const state = answer && stateOf(callbackParameters(answer))?.state
  if (!page || !state || !createChannel) return Promise.resolve(false)
  page.replaceUrl(answer.origin + answer.pathname)
  const channel = createChannel(channelName(state))
  return new Promise((resolve) => {
    channel.addEventListener('message', ({ data }) => {
      if (readValue(takenSchema, data)) resolve(true)
    })
    channel.postMessage({ url: answer.href })
    setTimer(() => {
      channel.close()
      page.close()
      resolve(false)
    }, closeTime)
  })
}

/** Whether an address is another one with its own query and fragment. */
function isAt({ origin, pathname }: URL, other: URL): boolean {
  return origin === other.origin && pathname === other.pathname
}

/** How to wait for an answer. */
type AwaitOptions = WindowOptions & {
  /** The window, if the person can close it. */
  popup?: PopupWindow | undefined
  /** Takes an answer that comes after the window seemed to be closed. */
  onLate?: ((answer: URL) => void) | undefined
}

/**
 * Waits for the answer that a popup or frame hands over. It comes by a channel, and may come after the window seems to be
 * closed: then `onLate` gets it.
 *
 * @throws SignInWindowError when the window is closed, or nothing comes in time
 */
export function awaitAnswer(
  { createChannel, setTimer }: Pick<Platform, 'createChannel' | 'setTimer'>,
  { state, redirectUri }: Pick<PendingCode, 'state' | 'redirectUri'>,
  { signal, timeout = 0, popup, onLate }: AwaitOptions,
): Promise<URL> {
  return new Promise((resolve, reject) => {
    const channel = createChannel?.(channelName(state))
    let cancelLook: (() => void) | undefined
    let cancelTimeout: (() => void) | undefined
    let closedFor = 0
    let wasAway = false
    let settle = resolve
    const end = () => {
      channel?.close()
      cancelLook?.()
      cancelTimeout?.()
      signal?.removeEventListener('abort', abort)
    }
    const fail = (reason: 'blocked' | 'closed' | 'timeout', sentence: string, advice: string) =>
      reject(new SignInWindowError(sentence, { reason, metaMessages: [advice] }))
    const abort = () => {
      end()
      reject(signal?.reason)
    }
    const look = () => {
      // A page of another origin in it shows that the window is not cut off: then it is closed if it seems so.
      wasAway ||= popup?.away === true
      const interval = wasAway ? closedInterval : firstInterval
      closedFor = popup?.closed ? closedFor + interval : 0
      if (closedFor < (wasAway ? closedTime : severedTime)) {
        cancelLook = setTimer(look, interval)
        return
      }
      settle = (answer) => onLate?.(answer as URL)
      fail(
        'closed',
        'The sign-in window was closed.',
        'If it is still open, finish there. Otherwise sign in again, or sign in by redirect.',
      )
    }
    if (!channel) {
      return fail('blocked', 'This browser has no channel between windows.', 'Sign in by redirect.')
    }
    if (signal?.aborted) return abort()
    channel.addEventListener('message', ({ data }) => {
      const answer = readValue(answerSchema, data)
      const url = answer && parseUrl(answer.url)
      if (!url || !isAt(url, new URL(redirectUri))) return
      if (stateOf(callbackParameters(url))?.state !== state) return
      channel.postMessage({ taken: true })
      end()
      settle(url)
    })
    signal?.addEventListener('abort', abort)
    if (popup) cancelLook = setTimer(look, firstInterval)
    cancelTimeout = setTimer(() => {
      end()
      fail('timeout', `The sign-in took longer than ${timeout} ms.`, 'Sign in again, or by redirect.')
    }, timeout)
    return undefined
  })
}
