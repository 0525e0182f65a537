import { useQuery } from '@tanstack/react-query'
import { AuthProvider, useAuth } from 'react-oidc-context'
import { Chart, exchangeToken, mount, readStatistics } from './shared.jsx'

function Live() {
  const { user, isAuthenticated } = useAuth()
  const { data } = useQuery({
    queryKey: ['live', user?.profile.sub],
    enabled: isAuthenticated,
    refetchInterval: 30_000,
    queryFn: async () => readStatistics(await exchangeToken(user?.access_token)),
  })
  return data && <Chart data={data} />
}

mount(
  <AuthProvider authority="/oidc" client_id="page" redirect_uri={location.origin}>
    <Live />
  </AuthProvider>,
)
