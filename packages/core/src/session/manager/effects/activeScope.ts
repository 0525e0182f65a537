import type { AccessInfo } from '../../../access/index.js'
import {
  BadRequestError,
  ForbiddenError,
  NotFoundError,
  ScopeNotFoundError,
  SignInRequiredError,
} from '../../../errors/index.js'
import type { Project } from '../../session.js'
import { choiceOf, type ScopeChoice } from '../ports/scope.js'
import { accessOf } from '../ports/sessionRecord.js'
import type { SessionManagerOptions } from '../sessionManager.js'
import type { ActiveScope, ManagerContext, ObtainToken } from './context.js'

/** Keystone's errors for a scope that the user has no role on, or whose id is not valid. */
const refusals = [ScopeNotFoundError, BadRequestError, ForbiddenError, NotFoundError]

/**
 * Creates the scope of a tab.
 *
 * @param listProjects - the user's projects, read with a token of any scope; rejects if the session has expired
 */
export function createActiveScope(
  { getState, dispatch, tabStorage }: Pick<ManagerContext, 'getState' | 'dispatch' | 'tabStorage'>,
  options: Pick<SessionManagerOptions, 'scope'>,
  obtainToken: ObtainToken,
  listProjects: () => Promise<Project[]>,
): ActiveScope {
  /** The decision in progress, shared by all callers, and the sign-in it is for. */
  let deciding: { id: string | undefined; choice: Promise<ScopeChoice> } | undefined

  async function decide(): Promise<ScopeChoice> {
    const record = getState().live
    if (!record) throw new SignInRequiredError({ reason: 'signed_out' })
    const { wantedScope } = getState()
    if (wantedScope) return wantedScope
    const last = getState().storedScopeLost ? undefined : await tabStorage.get('scope')
    if (last && last.identity === getState().identity) return last.choice
    if (options.scope) return options.scope
    const own = choiceOf(accessOf(record.base))
    if (!('unscoped' in own)) return own
    const projects = await listProjects()
    const usable = projects.filter(({ enabled }) => enabled)
    const [first] = usable.sort((a, b) => a.name.localeCompare(b.name))
    return first ? { projectId: first.id } : { unscoped: true }
  }

  function decideOnce(): Promise<ScopeChoice> {
    const id = getState().live?.id
    if (deciding && deciding.id === id) return deciding.choice
    const choice = decide().finally(() => {
      if (deciding?.choice === choice) deciding = undefined
    })
    deciding = { id, choice }
    return choice
  }

  function choose(access: AccessInfo): void {
    const choice = choiceOf(access)
    const { identity } = getState()
    dispatch({ type: 'scopeChosen', choice })
    if (identity !== undefined) tabStorage.set('scope', { identity, choice })
  }

  async function obtain(renew = false): Promise<AccessInfo> {
    const { identity, choice } = getState()
    const target = choice ?? (await decideOnce())
    try {
      const access = await obtainToken(target, { renew })
      const state = getState()
      if (identity === state.identity && !state.choice) choose(access)
      return access
    } catch (error) {
      // The user may have lost the role on the scope of before the reload, or its id is not valid.
      const refused = refusals.some((refusal) => error instanceof refusal)
      const state = getState()
      if (state.choice || !refused || state.storedScopeLost || !(await tabStorage.get('scope'))) throw error
      dispatch({ type: 'storedScopeRefused' })
      tabStorage.set('scope', undefined)
      return obtain(renew)
    }
  }

  return {
    obtain,
    choose,
    async ensureScopedToken() {
      try {
        await obtain()
      } catch (error) {
        if (!(error instanceof Error)) throw error
      }
    },
  }
}
