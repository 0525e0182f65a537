import { onTestFinished } from 'vitest'
import type { Random } from '../../../../vitest.fuzz.js'
import {
  type Channel,
  createOpenId,
  createSessionManager,
  handlePopupCallback,
  type OpenIdOptions,
  type SessionManager,
  type SessionManagerOptions,
} from '../../src/session/index.js'
// Loaded when used: reading it from disk takes real time, which virtual time must not overtake.
import '../../src/identity/v3/explainRefusal.js'
import { authUrl, type Cloud, createCloud, issuer } from './cloud.js'
import {
  createChannels,
  createLocks,
  createPage,
  createVirtualTime,
  type FakePage,
  shortDelay,
  type VirtualTime,
} from './tabs.js'

export type StorageKind = 'memory' | 'session' | 'local'

/** A browser tab, with its own state. */
export type Tab = {
  manager: SessionManager
  page: FakePage
  /** `sessionStorage`, which a reload keeps. */
  tabStorage: Map<string, string>
  ownStorage: Map<string, string>
  stop: () => void
}

export type Simulation = {
  time: VirtualTime
  cloud: Cloud
  locks: ReturnType<typeof createLocks>
  /** Opens a channel of the browser, as another script of the origin would. */
  createChannel: (name: string) => Channel
  /** A channel for each that a tab has opened. */
  channels: Channel[]
  local: Map<string, string>
  /** What users do in opened windows: sign in, unless replaced. Frames report pages that load. */
  visit: (url: string, onLoad?: (isOwn: boolean) => void) => void
  popupsBlocked: boolean
  /** Milliseconds that the tabs' clock is ahead of the test's. */
  clockError: number
  open(options?: Partial<SessionManagerOptions> & { url?: string; from?: Tab }): Tab
}

/** One browser, a cloud, and time that passes when the test advances it. */
export function createSimulation(
  settings: {
    kind?: StorageKind
    locks?: boolean
    channel?: boolean
    random?: Random
    openid?: Partial<OpenIdOptions>
  } = {},
): Simulation {
  const { kind = 'memory', random } = settings
  const time = createVirtualTime()
  const cloud = createCloud(() => time.now)
  const locks = createLocks()
  const channelOf = createChannels(time, () => (random ? shortDelay(random) : 1))
  const channels: Channel[] = []
  const createChannel = (name: string) => {
    channels.push(channelOf(name))
    return channelOf(name)
  }
  if (random) cloud.delay = () => time.wait(shortDelay(random))
  const simulation: Simulation = {
    time,
    cloud,
    locks,
    createChannel: channelOf,
    channels,
    local: new Map(),
    popupsBlocked: false,
    clockError: 0,
    visit(url) {
      const page = createPage(cloud.authorize(url))
      time.setTimer(() => void handlePopupCallback({ page, createChannel, setTimer: time.setTimer }), 5)
    },
    open({ url = 'https://app.test/alarms?state=ALARM', from, ...options } = {}) {
      const { tabStorage = new Map(), ownStorage = new Map() } = from ?? {}
      const page = createPage(
        url,
        (target, onLoad) => simulation.visit(target, onLoad),
        simulation.popupsBlocked,
      )
      const manager = createSessionManager({
        authUrl,
        openid: createOpenId({
          discoveryEndpoint: `${issuer}/.well-known/openid-configuration`,
          clientId: 'dashboard',
          redirectUri: '/callback',
          identityProvider: 'company',
          protocol: 'openid',
          ...settings.openid,
        }),
        clock: () => time.now + simulation.clockError,
        random: random ? random.unit : () => 0.5,
        fetch: cloud.fetch,
        retries: 0,
        storage: { memory: 'memory' as const, session: ownStorage, local: simulation.local }[kind],
        onWarning: () => undefined,
        platform: {
          page,
          locks: settings.locks === false ? undefined : locks,
          createChannel: settings.channel === false ? undefined : createChannel,
          tabStorage,
          setTimer: time.setTimer,
        },
        ...options,
      })
      const stop = manager.start()
      onTestFinished(stop)
      return { manager, page, tabStorage, ownStorage, stop }
    },
  }
  return simulation
}

/** Advances time until something is done, or two minutes have passed. */
export async function during<value>(time: VirtualTime, task: Promise<value>): Promise<value> {
  let done = false
  const finish = () => {
    done = true
  }
  task.then(finish, finish)
  for (let steps = 0; !done && steps < 12_000; steps++) await time.pass(10)
  return task
}
