import { createHash } from 'node:crypto'
import { icon, iconPath } from './icon.js'
import { style } from './style.js'

/** The rules of the content security policy that all pages share: only their own style and icon, and no frames. */
export const pageRules: readonly string[] = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "img-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
]

/** Returns a whole page with a heading. `content` is HTML; `isWide` is for lists. */
export function page(
  heading: string,
  content: string,
  { isWide = false }: { isWide?: boolean } = {},
): string {
  const title = escapeHtml(heading)
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Monasca emulator</title>
<link rel="icon" href="${iconPath}" type="image/svg+xml">
<style>${style}</style>
</head>
<body>
<header class="brand">${icon}<strong>Monasca <span>emulator</span></strong></header>
<main${isWide ? ' class="wide"' : ''}>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

/** Escapes text for HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities.get(letter) ?? letter)
}
