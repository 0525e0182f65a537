// What all pages have: React, Query and uPlot, which are not counted.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { createRoot } from 'react-dom/client'
import uPlot from 'uplot'

export function Chart({ data }) {
  const host = useRef(null)
  useEffect(() => {
    const plot = new uPlot({ width: 600, height: 200, series: [{}, {}] }, data, host.current)
    return () => plot.destroy()
  }, [data])
  return <div ref={host} />
}

export function mount(page) {
  createRoot(document.body).render(
    <QueryClientProvider client={new QueryClient()}>{page}</QueryClientProvider>,
  )
}

/** The statistics of the last hour as columns, with a token in hand. */
export async function readStatistics(token) {
  const query = new URLSearchParams({
    name: 'cpu.user_perc',
    statistics: 'avg',
    period: '30',
    group_by: 'hostname',
    start_time: new Date(Date.now() - 3_600_000).toISOString(),
  })
  const response = await fetch(`/v2.0/metrics/statistics?${query}`, { headers: { 'X-Auth-Token': token } })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const { elements } = await response.json()
  const rows = elements[0]?.statistics ?? []
  return [rows.map(([time]) => Date.parse(time)), rows.map(([, value]) => value)]
}

/** The token of Keystone for one of an OpenID provider. */
export async function exchangeToken(accessToken) {
  const path = '/identity/v3/OS-FEDERATION/identity_providers/emulator/protocols/openid/auth'
  const response = await fetch(path, { method: 'POST', headers: { Authorization: `Bearer ${accessToken}` } })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  return response.headers.get('X-Subject-Token')
}
