import { AuthorizationFailureError } from '../../../errors/index.js'
import { choiceOf, type ScopeChoice, scopeKey } from '../ports/scope.js'
import type { ActiveScope, ManagerContext, ObtainToken, WaitForAccess } from './context.js'

/** Switches this tab to another scope once there is a token for it: a failure changes nothing. */
export async function switchScope(
  { getState, dispatch }: Pick<ManagerContext, 'getState' | 'dispatch'>,
  { choose }: Pick<ActiveScope, 'choose'>,
  obtainToken: ObtainToken,
  waitForAccess: WaitForAccess,
  wanted: ScopeChoice,
): Promise<void> {
  const { identity } = getState()
  const access = await waitForAccess(() => obtainToken(wanted, { quiet: true }))
  const own = getState().live?.signInMethod === 'application-credential'
  if (own && scopeKey(choiceOf(access)) !== scopeKey(wanted)) {
    throw new AuthorizationFailureError('An application credential works only with its own project.', {
      metaMessages: ['To switch projects, sign in another way.'],
    })
  }
  if (identity !== getState().identity) return
  choose(access)
  dispatch({ type: 'failureCleared' })
}
