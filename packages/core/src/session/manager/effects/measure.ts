import type { AccessInfo } from '../../../access/index.js'
import type { AuthContext } from '../../../identity/index.js'
import { estimateClockOffset } from '../../../identity/internal.js'

/** A token, and how many milliseconds Keystone's clock is ahead of this machine's by what it says. */
export type Measured = { access: AccessInfo; clockOffset: number }

/** Runs an authentication, and measures the clock offset by its token. */
export async function measure(
  context: AuthContext,
  task: (context: AuthContext) => Promise<AccessInfo>,
): Promise<Measured> {
  const { clock } = context
  let sent = clock()
  const send: AuthContext['send'] = (call) => {
    // The token is made by the last request of those that an authentication may take.
    sent = clock()
    return context.send(call)
  }
  const access = await task({ ...context, send })
  return { access, clockOffset: estimateClockOffset(access, { sent, received: clock(), isNew: true }) }
}
