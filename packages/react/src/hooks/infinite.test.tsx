import { act, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { createRecordingRequester } from '../../test/recordingRequester.js'
import { renderMonascaHook } from '../../test/renderMonascaHook.js'
import * as hooks from '../index.js'

const id = 'f9935bcc'
type Lists = readonly (readonly [string, string, () => { isSuccess: boolean; hasNextPage: boolean }])[]
const lists: Lists = [
  ['useInfiniteMetrics', '/metrics', () => hooks.useInfiniteMetrics()],
  ['useInfiniteMetricNames', '/metrics/names', () => hooks.useInfiniteMetricNames()],
  [
    'useInfiniteDimensionValues',
    '/metrics/dimensions/names/values',
    () => hooks.useInfiniteDimensionValues({ dimensionName: 'hostname' }),
  ],
  ['useInfiniteAlarms', '/alarms', () => hooks.useInfiniteAlarms()],
  ['useInfiniteAlarmHistoryList', '/alarms/state-history', () => hooks.useInfiniteAlarmHistoryList()],
  [
    'useInfiniteAlarmHistory',
    `/alarms/${id}/state-history`,
    () => hooks.useInfiniteAlarmHistory({ alarmId: id }),
  ],
  ['useInfiniteAlarmDefinitions', '/alarm-definitions', () => hooks.useInfiniteAlarmDefinitions()],
  ['useInfiniteNotifications', '/notification-methods', () => hooks.useInfiniteNotifications()],
]

test.each(lists)('%s: asks %s for its first page', async (_name, path, useList) => {
  const client = createRecordingRequester()
  const { result } = renderMonascaHook(useList, { client })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  expect(client.requests.map((request) => `${request.method} ${request.path}`)).toEqual([`GET ${path}`])
  expect(result.current.hasNextPage).toBe(false)
})

test('default: fetchNextPage adds a page, select joins them', async () => {
  const client = createRecordingRequester({
    'GET /metrics/names': ({ query }: { query: { offset?: string } }) =>
      query.offset === undefined
        ? { elements: [{ name: 'a' }], links: [{ rel: 'next', href: 'http://x/?offset=a' }] }
        : { elements: [{ name: 'b' }] },
  })
  const { result } = renderMonascaHook(
    () =>
      hooks.useInfiniteMetricNames({
        limit: 1,
        query: { select: ({ pages }) => pages.flatMap((page) => page.elements) },
      }),
    { client },
  )
  await waitFor(() => expect(result.current.data).toEqual(['a']))
  expect(result.current.hasNextPage).toBe(true)
  await act(() => result.current.fetchNextPage())
  await waitFor(() => expect(result.current.data).toEqual(['a', 'b']))
  expect(result.current.hasNextPage).toBe(false)
})
