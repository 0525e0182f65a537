// Answers the alarms of a project from memory: an emulator would take minutes to create so many.
const states = ['ALARM', 'UNDETERMINED', 'OK']
const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']
const names = ['Memory exhausted', 'Disk nearly full', 'Many errors', 'Process missing']

/** Returns a function that answers a request for alarms, and returns whether it did. */
export function createAlarmsStub(count) {
  const start = Date.now() - 86_400_000
  const alarms = Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    links: [],
    alarm_definition: {
      id: `d${index % 4}`,
      name: names[index % 4],
      severity: severities[index % 4],
      links: [],
    },
    metrics: [
      {
        name: 'disk.space_used_perc',
        dimensions: {
          hostname: `web-${String(index).padStart(5, '0')}`,
          mount_point: '/var/lib',
          region: 'eu-west',
          service: 'shop',
        },
      },
    ],
    state: states[index < count / 20 ? 0 : index < count / 10 ? 1 : 2],
    lifecycle_state: index % 7 === 0 ? 'ACKNOWLEDGED' : null,
    link: index % 11 === 0 ? `https://tickets.example.org/${index}` : null,
    state_updated_timestamp: new Date(start + index).toISOString(),
    updated_timestamp: new Date(start + index).toISOString(),
    created_timestamp: new Date(start).toISOString(),
  }))
  return (request, response) => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://stub.test')
    if (request.method !== 'GET' || !/^\/v2\.0\/alarms(\/count)?$/.test(pathname)) return false
    const state = query.get('state')
    const matching = state === null ? alarms : alarms.filter((alarm) => alarm.state === state)
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify(pathname.endsWith('count') ? countOf(matching, query) : pageOf(matching, query)),
    )
    return true
  }
}

function pageOf(alarms, query) {
  const offset = Number(query.get('offset') ?? 0)
  const limit = Number(query.get('limit') ?? 10_000)
  const elements = alarms.slice(offset, offset + limit)
  // Each refresh finds some alarms changed.
  for (const alarm of elements) {
    if (Math.random() < 0.1) alarm.state_updated_timestamp = new Date().toISOString()
  }
  const next = { rel: 'next', href: `http://stub.test/v2.0/alarms?offset=${offset + limit}` }
  return { links: offset + limit < alarms.length ? [next] : [], elements }
}

const columns = {
  state: (alarm) => alarm.state,
  severity: (alarm) => alarm.alarm_definition.severity,
  lifecycle_state: (alarm) => alarm.lifecycle_state,
  name: (alarm) => alarm.alarm_definition.name,
  alarm_definition_id: (alarm) => alarm.alarm_definition.id,
}

function countOf(alarms, query) {
  const groups = (query.get('group_by') ?? '').split(',').filter((name) => name in columns)
  const counts = new Map()
  for (const alarm of alarms) {
    const values = groups.map((name) => columns[name](alarm))
    const key = JSON.stringify(values)
    counts.set(key, [(counts.get(key)?.[0] ?? 0) + 1, ...values])
  }
  return { links: [], columns: ['count', ...groups], counts: [...counts.values()] }
}
