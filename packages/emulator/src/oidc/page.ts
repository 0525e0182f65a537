import { createHash } from 'node:crypto'

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { margin: 0; display: grid; min-height: 100vh; place-items: center }
main { box-sizing: border-box; width: min(24rem, 100%); padding: 1.5rem }
h1 { font-size: 1.25rem; margin: 0 0 1rem }
label { display: block; margin-top: 1rem; font-weight: 600 }
input { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; border: 1px solid GrayText; border-radius: .25rem }
button { width: 100%; margin-top: 1rem; padding: .5rem; font: inherit; border-radius: .25rem; cursor: pointer }
button.main { background: #1a5fb4; border: 1px solid #1a5fb4; color: #fff }
form.users { margin-top: 2rem; border-top: 1px solid GrayText }
form.users p { margin: 1rem 0 0 }
form.users button { margin-top: .5rem; text-align: start }
button[aria-current] { font-weight: 600 }
code { font-size: 1.25rem }
[role=alert] { padding: .5rem .75rem; border-left: .25rem solid #c01c28 }
`

/**
 * The content security policy of the provider's pages: nothing but their own style and their own forms, which may lead
 * on to a page of this machine or of a client. Scripts are added to it by those pages that need one.
 *
 * @param origins - of the clients' redirect URIs
 */
export function pagePolicy(origins: Iterable<string>): string {
  const digest = createHash('sha256').update(style).digest('base64')
  return [
    "default-src 'none'",
    `style-src 'sha256-${digest}'`,
    'script-src',
    ["form-action 'self' http://127.0.0.1:* http://localhost:*", ...origins].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

/** A whole page with a heading; `content` is HTML. */
export function page(heading: string, content: string): string {
  const title = escapeHtml(heading)
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Monasca emulator</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`
}

/** Text as it may stand in HTML, attributes included. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
}
