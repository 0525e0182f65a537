import { QueryClient } from '@tanstack/react-query'

/** The cache of everything read from Monasca. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Charts set their own intervals; names and lists change rarely.
        staleTime: 30_000,
        refetchOnWindowFocus: false,
      },
    },
  })
}
