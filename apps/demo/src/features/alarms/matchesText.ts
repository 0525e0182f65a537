import type { Alarm } from '@monasca/core'

/** Texts of alarms in lower case. Unchanged alarms stay the same objects over refreshes. */
const texts = new WeakMap<Alarm, string>()

/** Whether an alarm contains all words: in its definition, metrics, dimensions, lifecycle state, link or id. */
export function matchesText(alarm: Alarm, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = texts.get(alarm) ?? toText(alarm)
  texts.set(alarm, text)
  return words.every((word) => text.includes(word))
}

function toText({ id, alarmDefinition, metrics, lifecycleState, link }: Alarm): string {
  return [
    alarmDefinition.name,
    ...metrics.flatMap(({ name, dimensions }) => [
      name,
      ...Object.entries(dimensions).map(([key, value]) => `${key}=${value}`),
    ]),
    lifecycleState ?? '',
    link ?? '',
    id,
  ]
    .join('\n')
    .toLowerCase()
}
