import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'

function Page() {
  const { data } = useQuery({ queryKey: ['alarms'], queryFn: () => Promise.resolve(0) })
  return <p>{data} alarms</p>
}

createRoot(document.body).render(
  <QueryClientProvider client={new QueryClient()}>
    <Page />
  </QueryClientProvider>,
)
