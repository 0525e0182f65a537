import type { Alarm } from '@monasca/core'

/**
 * Maps the alarms in cached data: a page, an infinite list, or one alarm. Unchanged parts stay the same objects.
 */
export function mapAlarms(data: unknown, map: (alarm: Alarm) => Alarm): unknown {
  if (!isObject(data)) return data
  if (isAlarm(data)) return map(data)
  const name = Array.isArray(data['pages']) ? 'pages' : 'elements'
  const list = data[name]
  if (!Array.isArray(list)) return data
  const mapped = list.map((item: unknown) => mapAlarms(item, map))
  return mapped.every((item, index) => item === list[index]) ? data : { ...data, [name]: mapped }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isAlarm(data: Readonly<Record<string, unknown>>): data is Alarm {
  return typeof data['id'] === 'string' && 'lifecycleState' in data && 'link' in data
}
