import { QueryClient } from '@tanstack/react-query'

/** The cache of everything read from Monasca. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Charts ask for a new range when they want newer points; names and lists stay good for a while.
        staleTime: 30_000,
        refetchOnWindowFocus: false,
      },
    },
  })
}
