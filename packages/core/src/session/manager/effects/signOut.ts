import type { ProviderTokens } from '../../../identity/internal.js'
import { nextCount, type SessionRecord } from '../ports/sessionRecord.js'
import type { SignOutOptions, SignOutResult } from '../sessionManager.js'
import type { ManagerContext } from './context.js'
import type { Records } from './records.js'
import { revokeToken } from './revokeToken.js'

/** Ends the session for all tabs, and a sign-in of this tab that is in progress. */
export async function endSession(
  {
    getState,
    dispatch,
    tabId,
    tabStorage,
  }: Pick<ManagerContext, 'getState' | 'dispatch' | 'tabId' | 'tabStorage'>,
  records: Pick<Records, 'commit'>,
): Promise<void> {
  dispatch({ type: 'signOutStarted' })
  const { id = '' } = getState().record ?? {}
  if (getState().live) {
    let record: SessionRecord
    do {
      const generation = nextCount(getState().record?.generation ?? 0)
      record = { generation, id, version: 0, tabId, ended: true }
    } while (!(await records.commit(record)))
  }
  tabStorage.set('scope', undefined)
}

/** Ends the session, then revokes its tokens. */
export async function signOut(
  manager: Pick<
    ManagerContext,
    | 'context'
    | 'authUrl'
    | 'openid'
    | 'environment'
    | 'page'
    | 'getState'
    | 'dispatch'
    | 'tabId'
    | 'tabStorage'
  >,
  records: Pick<Records, 'read' | 'commit'>,
  { revoke = true, everywhere = false }: SignOutOptions = {},
): Promise<SignOutResult> {
  const { context, openid, environment, page } = manager
  await records.read()
  const record = manager.getState().live
  await endSession(manager, records)
  const provider: ProviderTokens | undefined = record?.provider
  const revocations: Promise<unknown>[] = []
  if (record && revoke) {
    for (const { token } of [...Object.values(record.scoped), record.base]) {
      revocations.push(revokeToken(manager, token))
    }
    if (provider && openid) revocations.push(openid.revoke(context, provider))
  }
  const errors: Error[] = []
  const note = (error: unknown) => {
    if (error instanceof Error) errors.push(error)
  }
  await Promise.all(revocations.map((revocation) => revocation.catch(note)))
  if (everywhere && openid && page) {
    const url = await openid.endSessionUrl(environment, provider).catch(note)
    if (url) page.navigate(url)
  }
  return { errors }
}
