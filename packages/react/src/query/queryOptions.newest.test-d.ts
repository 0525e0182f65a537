import type { Requester } from '@monasca/core'
import { useQueries } from '@tanstack/react-query'
import { expectTypeOf, test } from 'vitest'
import { listMetricsQueryOptions } from './metrics.js'

declare const client: Requester

// What the types of the first version of TanStack Query 5 could not express yet.

test('useQueries sees `select`', () => {
  const options = listMetricsQueryOptions(client, { query: { select: (page) => page.elements.length } })
  const [count] = useQueries({ queries: [options] })
  expectTypeOf(count.data).toEqualTypeOf<number | undefined>()
})

test('`enabled` may be a function', () => {
  listMetricsQueryOptions(client, { query: { enabled: (query) => query.state.data === undefined } })
})
