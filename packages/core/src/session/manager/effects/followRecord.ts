import { ignore } from '../../ignore.js'
import { accessOf } from '../ports/sessionRecord.js'
import { remember } from '../ports/tabStorage.js'
import { identityOf } from '../snapshot.js'
import type { Shared } from './context.js'

/**
 * Brings this tab in line with a record that is new to it, whichever tab has made it.
 *
 * @param settle - has a token for the scope of this tab
 */
export function adoptRecord(shared: Shared, settle: () => Promise<void>): void {
  const { authUrl, openid, state, store, tokens, update } = shared
  const record = store.live
  const identity = record && identityOf(authUrl, accessOf(record.base))
  if (identity !== state.identity) {
    // An ended session may be taken up again by the same user, with the scope that it had.
    if (identity !== undefined) state.choice = undefined
    state.deciding = undefined
    state.identity = identity
  }
  if (!record) tokens.keep('', undefined)
  // Hours later, when it is needed, the server may have a newer build, and no longer this part of the old one.
  if (record?.provider) openid?.load().catch(ignore)
  remember(shared, 'openid', record?.signInMethod === 'openid' ? 'known' : undefined)
  if (record && state.restored && !state.choice && !state.busy) settle().catch(ignore)
  update()
}
