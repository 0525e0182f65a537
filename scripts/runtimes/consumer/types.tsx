// Compiled by every supported TypeScript, against the types of the packed packages.
import { createClient, isBaseError } from '@monasca/core'
import { lintExpression } from '@monasca/core/expression'
import { V3Password } from '@monasca/core/identity'
import { createSessionManager, withPassword } from '@monasca/core/session'
import { SessionProvider, SignedIn, useAlarms, useLiveSeries } from '@monasca/react'
import { listAlarmsQueryOptions, polling } from '@monasca/react/query'
import { QueryClient } from '@tanstack/react-query'

const client = createClient({
  username: 'ada',
  password: 'secret',
  authUrl: 'https://cloud.example.org/identity',
})
export const auth = new V3Password({
  authUrl: 'https://cloud.example.org/identity/v3',
  username: 'ada',
  password: 'x',
})
export const manager = createSessionManager({ authUrl: 'https://cloud.example.org/identity/v3' })
export const method = withPassword({ username: 'ada', password: 'secret' })
export const problems: number = lintExpression('avg(cpu.user_perc) > 90').length

export async function readMaximum(): Promise<number | undefined> {
  const { elements } = await client.metrics.listStatistics({
    name: 'cpu.user_perc',
    statistics: ['max'],
    startTime: 0,
  })
  // @ts-expect-error only the requested statistics are there
  elements[0]?.statistics[0]?.min
  return elements[0]?.statistics[0]?.max
}

export const prefetch = () => new QueryClient().fetchQuery(listAlarmsQueryOptions(client, { state: 'ALARM' }))

export function Alarms() {
  const { data, error } = useAlarms({ state: 'ALARM', query: polling({ interval: 10_000 }) })
  const { data: live } = useLiveSeries({
    name: 'cpu.user_perc',
    statistics: ['avg'],
    period: 60,
    window: 3600,
  })
  const last: number | undefined = live?.series[0]?.columns.avg[0]
  return (
    <SessionProvider manager={manager}>
      <SignedIn>
        {data?.elements[0]?.alarmDefinition.name} {last} {error && isBaseError(error) && error.shortMessage}
      </SignedIn>
    </SessionProvider>
  )
}
