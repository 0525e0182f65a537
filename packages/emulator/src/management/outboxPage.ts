import { escapeHtml, page, pageRules } from '../http/pages/page.js'
import type { OutboxEntry } from '../notifications/outbox.js'

/** A page without scripts that shows the notifications sent, or that would have been sent. */
export function outboxPage(entries: readonly OutboxEntry[]): Response {
  const content =
    entries.length === 0 ? '<p class="quiet">No notifications yet.</p>' : entries.map(row).join('\n')
  return new Response(page('Notifications', content, { isWide: true }), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': pageRules.join('; '),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

function row({
  type,
  address,
  status,
  attempt,
  error,
  subject,
  sentAt,
  methodName,
  body,
}: OutboxEntry): string {
  const result = `${status}${attempt > 1 ? ` at attempt ${attempt}` : ''}`
  const time = new Date(sentAt)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC')
  return `<details>
<summary>${escapeHtml(subject)}
<small>${time}, ${escapeHtml(type)} to ${escapeHtml(address)} (${escapeHtml(methodName)}),
<span class="${escapeHtml(status)}">${escapeHtml(result)}</span> ${escapeHtml(error ?? '')}</small></summary>
<pre>${escapeHtml(body)}</pre>
</details>`
}
