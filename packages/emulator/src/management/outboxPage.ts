import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { OutboxEntry } from '../notifications/outbox.js'

const style = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
  details { border-top: 1px solid #8886; padding: 0.5rem 0; }
  summary { cursor: pointer; overflow-wrap: anywhere; }
  small { opacity: 0.75; }
  .failed, .refused { color: light-dark(#b00020, #ff8a80); }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }`

/** A page with what was sent, or would have been: for people, without scripts. */
export async function outboxPage(entries: readonly OutboxEntry[]): Promise<Response> {
  const page = await html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Notifications of the emulator</title>
    <style>${style}</style>
  </head>
  <body>
    <h1>Notifications</h1>
    ${entries.length === 0 ? html`<p>Nobody has been notified yet.</p>` : entries.map(row)}
  </body>
</html>`
  return new Response(String(page), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

function row(entry: OutboxEntry): HtmlEscapedString | Promise<HtmlEscapedString> {
  const { type, address, status, attempt, error } = entry
  return html`<details>
      <summary>
        ${entry.subject}<br />
        <small>
          ${new Date(entry.sentAt).toISOString()}, ${type} to ${address} (${entry.methodName}),
          <span class="${status}">${status}${attempt > 1 ? ` at attempt ${attempt}` : ''}</span>
          ${error ?? ''}
        </small>
      </summary>
      <pre>${entry.body}</pre>
    </details>
    `
}
