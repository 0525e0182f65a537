import { nextCount, type SessionRecord } from '../ports/sessionRecord.js'
import { remember } from '../ports/tabStorage.js'
import type { SignOutOptions, SignOutResult } from '../sessionManager.js'
import type { Shared } from './context.js'
import { revokeToken } from './revokeToken.js'

/** Ends the session for all tabs, and a sign-in of this one that is under way. */
export async function endSession(shared: Shared): Promise<void> {
  const { state, store, update, tab } = shared
  state.attempt++
  state.busy = false
  state.pending = undefined
  state.attemptError = undefined
  state.restored = true
  const { id = '' } = store.current ?? {}
  if (store.live) {
    let record: SessionRecord
    do record = { epoch: nextCount(store.current?.epoch ?? 0), id, version: 0, maker: tab, ended: true }
    while (!(await store.commit(record)))
  }
  state.choice = undefined
  remember(shared, 'scope', undefined)
  update()
}

/** Ends the session, and then tells those who gave its tokens. */
export async function signOut(
  shared: Shared,
  { revoke = true, everywhere = false }: SignOutOptions = {},
): Promise<SignOutResult> {
  const { context, openid, page, store } = shared
  await store.read()
  const record = store.live
  await endSession(shared)
  const provider = record?.provider
  const revocations: Promise<unknown>[] = []
  if (record && revoke) {
    for (const { token } of [...Object.values(record.scoped), record.base]) {
      revocations.push(revokeToken(shared, token))
    }
    if (provider && openid) revocations.push(openid.revoke(context, provider))
  }
  const errors: Error[] = []
  const note = (error: unknown) => {
    if (error instanceof Error) errors.push(error)
  }
  await Promise.all(revocations.map((revocation) => revocation.catch(note)))
  if (everywhere && openid && page) {
    const url = await openid.endSessionUrl(shared, provider).catch(note)
    if (url) page.navigate(url)
  }
  return { errors }
}
