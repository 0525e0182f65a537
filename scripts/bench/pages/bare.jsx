import { useQuery } from '@tanstack/react-query'
import { Chart, mount, readStatistics } from './shared.jsx'

function Live() {
  const { data } = useQuery({
    queryKey: ['live'],
    refetchInterval: 30_000,
    queryFn: () => readStatistics(sessionStorage.getItem('token')),
  })
  return data && <Chart data={data} />
}

mount(<Live />)
