import { type Client, NotFoundError } from '@monasca/core'
import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { Component, type ReactNode, Suspense } from 'react'
import { expect, test, vi } from 'vitest'
import { useMonascaClient } from '../src/index.js'
import {
  getAlarmQueryOptions,
  listAlarmsInfiniteQueryOptions,
  listAlarmsQueryOptions,
} from '../src/query/alarms.js'
import { createRecordingRequester, type RecordingRequester } from './recordingRequester.js'
import { createTestQueryClient, createWrapper } from './renderMonascaHook.js'
import { wireAnswers } from './wireAnswers.js'

class Boundary extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {}

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error }
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <p>{this.state.error.name}</p>
  }
}

function show(client: RecordingRequester, children: ReactNode): void {
  // Hooks use no more of a client than a requester has.
  const wrapper = createWrapper(client as Partial<Client> as Client, createTestQueryClient())
  render(
    <Boundary>
      <Suspense fallback={<p>waiting</p>}>{children}</Suspense>
    </Boundary>,
    { wrapper },
  )
}

function Alarms(): ReactNode {
  const { data } = useSuspenseQuery(listAlarmsQueryOptions(useMonascaClient()))
  return <p>{data.elements.map((alarm) => alarm.alarmDefinition.name).join()}</p>
}

function Pages(): ReactNode {
  const { data } = useSuspenseInfiniteQuery(listAlarmsInfiniteQueryOptions(useMonascaClient()))
  return <p>{`${data.pages.length} page`}</p>
}

function Alarm({ alarmId }: { alarmId: string | undefined }): ReactNode {
  const { data } = useSuspenseQuery(getAlarmQueryOptions(useMonascaClient(), { alarmId }))
  return <p>{data.state}</p>
}

test('default: waits, then has the data', async () => {
  const client = createRecordingRequester(wireAnswers)
  show(client, <Alarms />)
  expect(screen.getByText('waiting')).toBeTruthy()
  expect(await screen.findByText('Busy')).toBeTruthy()
  expect(client.requests).toHaveLength(1)
})

test('default: an infinite list', async () => {
  show(createRecordingRequester(wireAnswers), <Pages />)
  expect(await screen.findByText('1 page')).toBeTruthy()
})

test('error: reaches the boundary as what it is', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const client = createRecordingRequester({
    'GET /alarms/a': () => {
      throw new NotFoundError({ status: 404, method: 'GET', url: 'https://monasca.example.org' })
    },
  })
  show(client, <Alarm alarmId="a" />)
  expect(await screen.findByText('NotFoundError')).toBeTruthy()
})

test('error: suspense cannot wait for a parameter that is not known yet', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const client = createRecordingRequester()
  show(client, <Alarm alarmId={undefined} />)
  expect(await screen.findByText('InvalidParameterError')).toBeTruthy()
  expect(client.requests).toEqual([])
})
