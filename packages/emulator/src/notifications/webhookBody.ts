import type { Notice } from './notice.js'

/** The body of a webhook. */
export type WebhookBody = {
  alarm_id: string
  alarm_definition_id: string
  alarm_name: string
  alarm_description: string
  /** Seconds since the epoch. */
  alarm_timestamp: number
  state: string
  old_state: string
  message: string
  tenant_id: string
  metrics: readonly { id: null; name: string; dimensions: Readonly<Record<string, string>> }[]
}

export function webhookBody(projectId: string, notice: Notice): WebhookBody {
  return {
    alarm_id: notice.alarmId,
    alarm_definition_id: notice.definitionId,
    alarm_name: notice.name,
    alarm_description: notice.description,
    alarm_timestamp: Math.floor(notice.timestamp / 1000),
    state: notice.newState,
    old_state: notice.oldState,
    message: notice.reason,
    tenant_id: projectId,
    metrics: notice.metrics.map(({ name, dimensions }) => ({ id: null, name, dimensions })),
  }
}
