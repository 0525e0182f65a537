import { createOpenId, createSessionManager } from '@monasca/core/session'
import { SessionProvider, SignedIn, useLiveSeries } from '@monasca/react'
import { Chart, mount } from './shared.jsx'

const manager = createSessionManager({
  authUrl: '/identity',
  openid: createOpenId({
    identityProvider: 'emulator',
    protocol: 'openid',
    issuer: '/oidc',
    clientId: 'page',
  }),
})

function Live() {
  const { data } = useLiveSeries({
    name: 'cpu.user_perc',
    statistics: ['avg'],
    groupBy: ['hostname'],
    period: 30,
    window: 3600,
    query: { refetchInterval: 30_000 },
  })
  const series = data?.series[0]
  return series && <Chart data={[series.timestamps, series.columns.avg]} />
}

mount(
  <SessionProvider manager={manager}>
    <SignedIn>
      <Live />
    </SignedIn>
  </SessionProvider>,
)
