import { createAuth0Client } from '@auth0/auth0-spa-js'
import { useQuery } from '@tanstack/react-query'
import { Chart, exchangeToken, mount, readStatistics } from './shared.jsx'

const client = createAuth0Client({ domain: 'id.example.org', clientId: 'page' })

function Live() {
  const { data } = useQuery({
    queryKey: ['live'],
    refetchInterval: 30_000,
    queryFn: async () => readStatistics(await exchangeToken(await (await client).getTokenSilently())),
  })
  return data && <Chart data={data} />
}

mount(<Live />)
