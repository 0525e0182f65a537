import { object } from 'valibot'
import { SignInWindowError } from '../../../errors/index.js'
import type { PendingCode } from '../../../identity/oidc/codeFlow.js'
import { defaultPlatform, type Platform } from '../platform.js'
import { oneOf, readValue, text } from '../stored.js'
import { callbackParameters, stateOf } from './callbackParameters.js'
import type { WindowOptions } from './openId.js'

/** Milliseconds between two looks whether the person has closed the window. */
const closedInterval = 500
/** Milliseconds until a window closes itself that the page which opened it has not closed. */
const closeTime = 1000

/** What a window hands over. Longer addresses come from no provider. */
const answerSchema = object({ url: text(100_000) })
/** What the page that takes it replies. */
const takenSchema = object({ taken: oneOf(true) })

const channelName = (state: string) => `monasca:openid:${state}`

/**
 * Hands the provider's answer in this window's address over to the page that opened it, and closes the window. Managers
 * do this by themselves when they are restored; a page of its own for popups and frames needs nothing else.
 *
 * @returns whether a page took the answer: if none did within a second, and the window is still open, lead to your app
 * @example
 * ```ts
 * if (!(await relayAnswer())) location.replace('/')
 * ```
 */
export function relayAnswer(
  platform: Pick<Platform, 'page' | 'createChannel' | 'setTimer'> = defaultPlatform(),
  answer: URL | undefined = platform.page && new URL(platform.page.url),
): Promise<boolean> {
  const { page, createChannel, setTimer } = platform
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

/** Whether an address is another one with a query and fragment of its own. */
function isAt({ origin, pathname }: URL, other: URL): boolean {
  return origin === other.origin && pathname === other.pathname
}

/**
 * Waits for the answer that a popup or frame hands over.
 *
 * @throws SignInWindowError when the window is closed, or nothing comes in time
 */
export function awaitAnswer(
  { createChannel, setTimer }: Pick<Platform, 'createChannel' | 'setTimer'>,
  { state, redirectUri }: Pick<PendingCode, 'state' | 'redirectUri'>,
  { signal, timeout = 0, closed }: WindowOptions & { closed?: (() => boolean) | undefined },
): Promise<URL> {
  return new Promise((resolve, reject) => {
    const channel = createChannel?.(channelName(state))
    const cancels: (() => void)[] = []
    let looked = false
    const end = () => {
      channel?.close()
      for (const cancel of cancels) cancel()
      signal?.removeEventListener('abort', abort)
    }
    const fail = (reason: 'blocked' | 'closed' | 'timeout', sentence: string, advice: string) => {
      end()
      reject(new SignInWindowError(sentence, { reason, metaMessages: [advice] }))
    }
    const abort = () => {
      end()
      reject(signal?.reason)
    }
    const look = () => {
      // Twice: the answer of a window that closes itself may still be on its way.
      if (looked)
        return fail('closed', 'The window was closed before anybody had signed in.', 'Sign in again.')
      looked = closed?.() ?? false
      cancels[0] = setTimer(look, closedInterval)
      return undefined
    }
    if (!channel) {
      return fail('blocked', 'This browser has no channel between windows.', 'Sign in by redirect.')
    }
    if (signal?.aborted) return abort()
    channel.addEventListener('message', ({ data }) => {
      const answer = readValue(answerSchema, data)
      const url = answer && URL.canParse(answer.url) ? new URL(answer.url) : undefined
      if (!url || !isAt(url, new URL(redirectUri))) return
      if (stateOf(callbackParameters(url))?.state !== state) return
      channel.postMessage({ taken: true })
      end()
      resolve(url)
    })
    signal?.addEventListener('abort', abort)
    cancels[0] = setTimer(look, closedInterval)
    cancels[1] = setTimer(
      () => fail('timeout', `Nobody signed in within ${timeout} ms.`, 'Sign in again, or by redirect.'),
      timeout,
    )
    return undefined
  })
}
