import { fieldsOf, textOf } from '../../../access/index.js'
import type { StateStorage } from '../../../identity/index.js'
import type { PendingCode } from '../../../identity/oidc/codeFlow.js'
import { callbackParameters, stateOf } from './callbackParameters.js'

/** A sign-in by redirect that has not come back yet. */
export type PendingSignIn = PendingCode & { returnTo: string }

/** The name of the last answer that this tab has taken: a reload, or Back, may bring it again. */
const lastKey = 'openid:last'

/**
 * Takes what was remembered for an answer out of the tab's storage, so that it is used once.
 *
 * @returns also whether this tab has used the answer before
 */
export async function takePending(
  storage: StateStorage | undefined,
  answer: URL,
): Promise<{ pending: PendingSignIn | undefined; known: boolean }> {
  const state = stateOf(callbackParameters(answer))?.state ?? ''
  const key = `openid:${state}`
  const text = await storage?.get(key)
  const known = (await storage?.get(lastKey)) === state
  if (!text) return { pending: undefined, known }
  await storage?.delete(key)
  await storage?.set(lastKey, state)
  const fields = fieldsOf(JSON.parse(text))
  const complete = ['issuer', 'state', 'nonce', 'verifier', 'redirectUri', 'returnTo'].every((name) =>
    textOf(fields[name]),
  )
  return { pending: complete ? (fields as PendingSignIn) : undefined, known }
}
