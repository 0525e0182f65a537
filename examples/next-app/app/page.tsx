import { listAlarmsQueryOptions } from '@monasca/react/query'
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { FiringAlarms } from './FiringAlarms'
import { serverClient } from './serverClient'

/** Rendered for each request, not at build time. */
export const dynamic = 'force-dynamic'

export default async function Page() {
  const queryClient = new QueryClient()
  await queryClient.prefetchQuery(listAlarmsQueryOptions(serverClient, { state: 'ALARM' }))
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <FiringAlarms />
    </HydrationBoundary>
  )
}
