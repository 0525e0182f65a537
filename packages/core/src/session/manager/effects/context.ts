import type { OpenId, OpenIdEnvironment } from '../openid/openId.js'
import type { TabChannel } from '../ports/tabs.js'
import type { SessionManagerOptions, SessionSnapshot } from '../sessionManager.js'
import type { TabState } from '../state.js'
import type { HeldTokens } from '../tokenStore.js'
import type { RecordStore } from './records.js'

/**
 * What the parts of a manager work with. Each takes what it needs of it; what another part does for it is a further
 * argument. It is an environment for sign-ins at the provider as well.
 */
export type Shared = OpenIdEnvironment & {
  options: SessionManagerOptions
  openid: OpenId | undefined
  /** The address of Keystone, with `/v3`. */
  authUrl: string
  random: () => number
  /** What everything that the manager keeps is named by. */
  name: string
  /** Names this tab. */
  tab: string
  newId: () => string
  state: TabState
  store: RecordStore
  channel: TabChannel
  tokens: HeldTokens
  /** Tells listeners if there is something new to show. Returns what is shown now. */
  update: () => SessionSnapshot
}
