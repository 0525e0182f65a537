import type { AccessInfo } from '../../../access/index.js'
import {
  AuthorizationFailureError,
  BadRequestError,
  ForbiddenError,
  NotFoundError,
  ScopeNotFoundError,
  SignInRequiredError,
} from '../../../errors/index.js'
import type { Project } from '../../session.js'
import { choiceOf, scopeKey } from '../ports/scope.js'
import { accessOf } from '../ports/sessionRecord.js'
import { recall, remember } from '../ports/tabStorage.js'
import type { ScopeChoice, SessionSnapshot } from '../sessionManager.js'
import type { Shared } from './context.js'
import type { ObtainToken } from './obtainToken.js'
import type { WaitForAccess } from './waitForAccess.js'

/** What Keystone says of a scope that is not there for the user, or whose id is none. */
const refusals = [ScopeNotFoundError, BadRequestError, ForbiddenError, NotFoundError]

/** Has a token for the scope that this tab works with, and decides which that is. */
export type ActiveScope = {
  /**
   * A token for the scope of this tab.
   *
   * @param renew - gets a new one whatever is left, unless another tab just did
   */
  obtain(renew?: boolean): Promise<AccessInfo>
  /** Has such a token, if that can be; the snapshot tells if not. */
  settle(): Promise<void>
  /** Changes to another scope once there is a token for it, so that a failure changes nothing. */
  switchScope(wanted: ScopeChoice): Promise<SessionSnapshot>
}

/**
 * Makes what knows the scope of a tab.
 *
 * @param listProjects - those of the user, with a token of any scope; rejects if the session has expired
 */
export function createActiveScope(
  shared: Shared,
  obtainToken: ObtainToken,
  waitForAccess: WaitForAccess,
  listProjects: () => Promise<Project[]>,
): ActiveScope {
  const { options, state, store, update } = shared
  /** What the tab worked with before the reload is no use. */
  let lastIsLost = false

  async function decide(): Promise<ScopeChoice> {
    const record = store.live
    if (!record) throw new SignInRequiredError({ reason: 'signed_out' })
    const last = lastIsLost ? undefined : await recall(shared, 'scope')
    if (last && last.identity === state.identity) return last.choice
    if (options.scope) return options.scope
    const own = choiceOf(accessOf(record.base))
    if (!('unscoped' in own)) return own
    const projects = await listProjects()
    const usable = projects.filter(({ enabled }) => enabled)
    const [first] = usable.sort((a, b) => a.name.localeCompare(b.name))
    return first ? { projectId: first.id } : { unscoped: true }
  }

  /** Makes the scope of a token the one of this tab, also after a reload. */
  function choose(access: AccessInfo): void {
    const choice = choiceOf(access)
    state.choice = choice
    lastIsLost = false
    const { identity } = state
    if (identity !== undefined) remember(shared, 'scope', { identity, choice })
  }

  async function obtain(renew = false): Promise<AccessInfo> {
    const { identity } = state
    if (!state.choice) {
      state.deciding ??= decide().finally(() => {
        state.deciding = undefined
      })
    }
    const target = state.choice ?? (await state.deciding) ?? { unscoped: true }
    try {
      const access = await obtainToken(target, { renew })
      if (identity === state.identity && !state.choice) choose(access)
      return access
    } catch (error) {
      // The role on what this tab worked with before the reload may be gone, or its id is none.
      const refused = refusals.some((refusal) => error instanceof refusal)
      if (state.choice || !refused || lastIsLost || !(await recall(shared, 'scope'))) throw error
      lastIsLost = true
      remember(shared, 'scope', undefined)
      state.failure = undefined
      return obtain(renew)
    }
  }

  return {
    obtain,
    async settle() {
      try {
        await obtain()
      } catch (error) {
        if (!(error instanceof Error)) throw error
      } finally {
        update()
      }
    },
    async switchScope(wanted) {
      const { identity } = state
      const access = await waitForAccess(() => obtainToken(wanted, { quiet: true }))
      const own = store.live?.signInMethod === 'application-credential'
      if (own && scopeKey(choiceOf(access)) !== scopeKey(wanted)) {
        throw new AuthorizationFailureError('An application credential works with its own project alone.', {
          metaMessages: ['Sign in another way to work with other projects.'],
        })
      }
      if (identity === state.identity) {
        choose(access)
        state.failure = undefined
      }
      return update()
    },
  }
}
