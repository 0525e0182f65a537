import type { Notice } from './notice.js'
import { webhookBody } from './webhookBody.js'

/** A notification as text: subject and body. */
export type Message = { subject: string; body: string }

/** Writes the notification for a type of notification method. It never contains the address. */
export function compose(type: string, projectId: string, notice: Notice): Message {
  const subject = subjectOf(notice)
  switch (type) {
    case 'EMAIL':
      return { subject, body: mailBody(notice) }
    case 'PAGERDUTY':
      return { subject, body: JSON.stringify(pagerDutyEvent(projectId, notice)) }
    case 'WEBHOOK':
      return { subject, body: JSON.stringify(webhookBody(projectId, notice)) }
    default:
      return { subject, body: JSON.stringify(webhookBody(projectId, notice), undefined, 2) }
  }
}

function subjectOf(notice: Notice): string {
  const { newState, severity, name } = notice
  const hosts = hostsOf(notice)
  const targets = valuesOf(notice, 'target_host')
  const target = targets.length === 1 ? `, target ${targets[0]}` : ''
  const where = hosts.length === 1 ? ` on ${hosts[0]}${target}` : ''
  return `${newState} ${severity} "${name}"${where}`
}

function mailBody(notice: Notice): string {
  const hosts = hostsOf(notice)
  const reason = notice.reason.charAt(0).toLowerCase() + notice.reason.slice(1)
  const lines = [
    hosts.length === 0 ? 'About no host in particular:' : `About ${hosts.join(', ')}:`,
    `${reason}.`,
    '',
    `Alarm: ${notice.name}`,
    `State: ${notice.newState}, was ${notice.oldState}`,
    `Severity: ${notice.severity}`,
    `Time: ${new Date(notice.timestamp).toISOString()}`,
    `Alarm id: ${notice.alarmId}`,
    `Lifecycle state: ${notice.lifecycleState ?? 'none'}`,
    `Link: ${notice.link ?? 'none'}`,
    '',
    'Metrics:',
    ...notice.metrics.map(({ name, dimensions }) => `  ${name} ${formatDimensions(dimensions)}`.trimEnd()),
  ]
  return `${lines.join('\n')}\n`
}

/** The event API of PagerDuty, version 1, without the service key. */
function pagerDutyEvent(projectId: string, notice: Notice): Record<string, unknown> {
  return {
    event_type: 'trigger',
    incident_key: notice.alarmId,
    description: notice.reason,
    client: 'Monasca',
    details: {
      alarm_id: notice.alarmId,
      alarm_name: notice.name,
      current: notice.newState,
      message: notice.reason,
      tenant_id: projectId,
    },
  }
}

function hostsOf(notice: Notice): string[] {
  return valuesOf(notice, 'hostname')
}

function valuesOf({ metrics }: Notice, dimension: string): string[] {
  return [...new Set(metrics.flatMap(({ dimensions }) => dimensions[dimension] ?? []))]
}

function formatDimensions(dimensions: Readonly<Record<string, string>>): string {
  return Object.entries(dimensions)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')
}
