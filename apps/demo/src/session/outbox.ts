import { BaseError } from '@monasca/core'
import {
  array,
  type InferOutput,
  isoTimestamp,
  nullable,
  number,
  object,
  picklist,
  pipe,
  safeParse,
  string,
  transform,
} from 'valibot'
import { requestEmulator } from './requestEmulator.js'

const message = object({
  id: string(),
  alarm_id: string(),
  state: string(),
  type: string(),
  notification_method: object({ id: string(), name: string() }),
  /** Without its secrets. */
  address: string(),
  /** `refused` was not sent. */
  status: picklist(['delivered', 'failed', 'refused']),
  /** The first is 1. */
  attempt: number(),
  subject: string(),
  body: string(),
  error: nullable(string()),
  timestamp: pipe(
    string(),
    isoTimestamp(),
    transform((text) => Date.parse(text)),
  ),
})

/** One attempt of the emulator to send a notification. */
export type OutboxMessage = InferOutput<typeof message>

export type OutboxFilter = {
  projectId: string
  type?: string | undefined
  methodId?: string | undefined
  limit: number
}

/** The alarm id of tests, which no alarm has. */
const testAlarmId = '00000000-0000-0000-0000-000000000000'

/** Whether a message was sent as a test, without an alarm. */
export function isTestMessage({ alarm_id }: OutboxMessage): boolean {
  return alarm_id === testAlarmId
}

/** Reads what the emulator has sent, newest first. @throws BaseError if it does not respond, or with something else */
export async function readOutbox(filter: OutboxFilter, signal: AbortSignal): Promise<OutboxMessage[]> {
  const query = new URLSearchParams({ project_id: filter.projectId, limit: String(filter.limit) })
  if (filter.type !== undefined) query.set('type', filter.type)
  if (filter.methodId !== undefined) query.set('notification_method_id', filter.methodId)
  const result = safeParse(
    object({ elements: array(message) }),
    await requestEmulator(`outbox?${query}`, { signal }),
  )
  if (!result.success) throw unreadable()
  return result.output.elements
}

/** Sends a test to a notification method, once. @throws BaseError like `readOutbox` */
export async function sendTest(projectId: string, methodId: string): Promise<OutboxMessage> {
  const reply = await requestEmulator('notification-tests', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ project_id: projectId, notification_method_id: methodId }),
  })
  const result = safeParse(message, reply)
  if (!result.success) throw unreadable()
  return result.output
}

function unreadable(): BaseError {
  return new BaseError('The emulator’s response has an unknown format.')
}
