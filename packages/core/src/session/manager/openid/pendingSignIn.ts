import type { StateStorage } from '../../../identity/index.js'
import type { PendingCode } from '../../../identity/oidc/internal.js'
import { object, readJson, text } from '../ports/schema.js'
import { callbackParameters, stateOf } from './callbackParameters.js'

/** A sign-in by redirect that has not come back yet. */
export type PendingSignIn = PendingCode & { returnTo: string }

const word = text(1000)
const schema = object({
  issuer: text(10_000),
  state: word,
  nonce: word,
  verifier: word,
  redirectUri: text(10_000),
  returnTo: text(2_000_000),
})

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
  const json = await storage?.get(key)
  const known = (await storage?.get(lastKey)) === state
  if (!json) return { pending: undefined, known }
  await storage?.delete(key)
  await storage?.set(lastKey, state)
  const pending = readJson(schema, json)
  return { pending: pending?.state === state ? pending : undefined, known }
}
