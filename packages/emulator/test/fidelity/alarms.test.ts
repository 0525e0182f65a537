import { expect, test } from 'vitest'
import { insertAlarm } from '../../src/store/alarms.js'
import { createApi, monday, query } from '../monasca/createApi.js'

test('M101: filters that are refused', async () => {
  const api = createApi()
  const refused = [
    { state: 'BROKEN' },
    { severity: 'SEVERE' },
    { severity: 'LOW|SEVERE' },
    { sort_by: 'colour' },
    { metric_dimensions: 'x'.repeat(256) },
    { metric_dimensions: `a:${'x'.repeat(256)}` },
  ]
  for (const parameters of refused) {
    for (const path of ['/alarms', '/alarms/count']) {
      if (path === '/alarms/count' && 'sort_by' in parameters) continue
      expect([path, parameters, (await api.send(path + query(parameters))).status]).toEqual([
        path,
        parameters,
        422,
      ])
    }
  }
})

test('M102: PUT requires all three fields; unknown ids', async () => {
  const api = createApi()
  const made = await api.send('/alarm-definitions', {
    method: 'POST',
    body: { name: 'd', expression: 'cpu > 1' },
  })
  const metrics = [{ name: 'cpu', dimensions: {} }]
  const alarm = { alarmDefinitionId: made.body.id, metrics, state: 'OK', createdAt: monday } as const
  const id = insertAlarm(api.store, 'project-1', alarm)
  const whole = { state: 'ALARM', lifecycle_state: 'OPEN', link: 'http://x.test' }
  const put = async (fields: object) =>
    (await api.send(`/alarms/${id}`, { method: 'PUT', body: { ...whole, ...fields } })).status
  for (const field of Object.keys(whole)) {
    for (const value of [undefined, null, ''])
      expect([field, value, await put({ [field]: value })]).toEqual([field, value, 422])
  }
  expect(await put({ state: 'BROKEN' })).toBe(422)
  expect(await put({})).toBe(200)
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'] as const) {
    const body = method === 'PUT' || method === 'PATCH' ? whole : undefined
    expect([method, (await api.send('/alarms/unknown', { method, body })).status]).toEqual([method, 404])
  }
})
