import {
  type AlarmDefinition,
  type Client,
  listAlarmDefinitions,
  listAll,
  type NotificationMethod,
} from '@monasca/core'
import {
  applyDefinitionPlan,
  type DefinitionPlan,
  formatDefinitionDocument,
  planDefinitions,
  readDefinitionDocument,
} from '@monasca/core/definitions'
import { expect, test } from 'vitest'
import { connect, startServer, type TestServer } from './setup.js'

type Project = { server: TestServer; client: Client; method: NotificationMethod }

async function startProject(): Promise<Project> {
  const server = await startServer('in process', { fleet: false })
  const client = connect(server)
  const method = await client.notifications.create({
    name: 'On call',
    type: 'EMAIL',
    address: 'a@example.org',
  })
  return { server, client, method }
}

/** What a person writes, apart from the definition that comes last. */
const document = (expression: string): unknown => ({
  version: 1,
  definitions: [
    {
      name: 'CPU',
      description: 'busy',
      severity: 'high',
      expression,
      match_by: ['hostname'],
      alarm_actions: ['On call'],
    },
    { name: 'Quiet', expression: 'avg(load.avg_1_min, 300) > 4', actions_enabled: false },
  ],
})

async function plan({ client }: Project, value: unknown, prune = false): Promise<DefinitionPlan> {
  const { elements: current } = await listAll(listAlarmDefinitions, client, {})
  const { elements: notifications } = await client.notifications.list()
  return planDefinitions(current, readDefinitionDocument(value), { notifications, prune })
}

const list = async ({ client }: Project): Promise<AlarmDefinition[]> =>
  (await client.alarmDefinitions.list({ sortBy: 'name' })).elements

test('plan: applied twice, the second time changes nothing, and neither does the export', async () => {
  const project = await startProject()
  const { client, method, server } = project
  const file = document('avg(cpu.user_perc) > 90')

  const first = await applyDefinitionPlan(client, await plan(project, file))
  expect(first).toMatchObject({ counts: { done: 2, failed: 0, skipped: 0 }, stopped: undefined })
  expect(await list(project)).toMatchObject([
    { name: 'CPU', severity: 'HIGH', matchBy: ['hostname'], actionsEnabled: true, alarmActions: [method.id] },
    { name: 'Quiet', severity: 'LOW', actionsEnabled: false },
  ])

  const before = server.requests.length
  const again = await plan(project, file)
  expect(again.counts).toEqual({ create: 0, change: 0, unchanged: 2, refused: 0, delete: 0 })
  expect((await applyDefinitionPlan(client, again)).steps).toEqual([])
  expect(server.requests.slice(before).filter((request) => !request.startsWith('GET'))).toEqual([])

  const exported = formatDefinitionDocument(await list(project), { notifications: [method] })
  expect((await plan(project, exported, true)).counts).toMatchObject({ unchanged: 2, delete: 0 })
})

test('plan: one PATCH per change; refused definitions stay; prune deletes', async () => {
  const project = await startProject()
  const { client, server } = project
  await applyDefinitionPlan(client, await plan(project, document('avg(cpu.user_perc) > 90')))
  await client.alarmDefinitions.create({ name: 'Old', expression: 'max(x) > 1' })
  const ids = new Map((await list(project)).map(({ name, id }) => [name, id]))

  const changed = await plan(project, document('max(cpu.user_perc, 120) > 95'), true)
  expect(changed.counts).toEqual({ create: 0, change: 1, unchanged: 1, refused: 0, delete: 1 })
  const before = server.requests.length
  await applyDefinitionPlan(client, changed)
  expect(server.requests.slice(before)).toEqual([
    `PATCH /v2.0/alarm-definitions/${ids.get('CPU')}`,
    `DELETE /v2.0/alarm-definitions/${ids.get('Old')}`,
  ])
  const refused = await plan(project, document('max(cpu.idle_perc) > 95'), true)
  expect(refused.counts).toMatchObject({ refused: 1, unchanged: 1, delete: 0 })
  // What the plan refuses, the server refuses too.
  const alarmDefinitionId = ids.get('CPU') ?? ''
  const change = { alarmDefinitionId, expression: 'max(cpu.idle_perc) > 95' }
  await expect(client.alarmDefinitions.patch(change)).rejects.toMatchObject({ code: 'unprocessable_entity' })
})

test('apply: a failed step does not stop the others, and the rest is applied by the next plan', async () => {
  const project = await startProject()
  const { client } = project
  const file = document('avg(cpu.user_perc) > 90')
  const stale = await plan(project, file)
  // Someone else takes the name between plan and apply.
  await client.alarmDefinitions.create({
    name: 'CPU',
    expression: 'avg(cpu.user_perc) > 50',
    matchBy: ['hostname'],
  })
  const progress: string[] = []
  const result = await applyDefinitionPlan(client, stale, {
    onProgress: ({ done, failed, total, last }) =>
      progress.push(`${done}/${total} ${failed} ${last.step.name}`),
  })
  expect(result.counts).toEqual({ done: 1, failed: 1, skipped: 0 })
  expect(result.steps[0]).toMatchObject({ status: 'failed', error: { code: 'conflict' } })
  expect(progress).toEqual(['1/2 1 CPU', '2/2 1 Quiet'])
  await applyDefinitionPlan(client, await plan(project, file))
  expect((await plan(project, file)).counts).toMatchObject({ unchanged: 2 })
})

test('apply: a cancelled plan finishes the current step and skips the rest', async () => {
  const project = await startProject()
  const controller = new AbortController()
  const result = await applyDefinitionPlan(
    project.client,
    await plan(project, document('avg(cpu.user_perc) > 90')),
    { signal: controller.signal, onProgress: () => controller.abort() },
  )
  expect(result).toMatchObject({ counts: { done: 1, failed: 0, skipped: 1 }, stopped: 'cancelled' })
  expect((await list(project)).map(({ name }) => name)).toEqual(['CPU'])
})

test('apply: without a role that may write, the first refusal ends it', async () => {
  const project = await startProject()
  const reader = connect(project.server, 'reader')
  const result = await applyDefinitionPlan(reader, await plan(project, document('avg(cpu.user_perc) > 90')))
  expect(result).toMatchObject({ counts: { done: 0, failed: 1, skipped: 1 }, stopped: 'refused' })
})
