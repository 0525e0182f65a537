import { createHash } from 'node:crypto'

/** A page that posts a token to another page at once, and the policy that it needs. */
export function renderTokenForm(action: string, token: string): { html: string; policy: string } {
  const script = "document.forms['sso'].submit()"
  const digest = createHash('sha256').update(script).digest('base64')
  const escapeText = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
  const html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Signing in – Monasca emulator</title>
</head>
<body>
<main>
<form id="sso" name="sso" action="${escapeText(action)}" method="post">
<p>You are signed in. Please wait.</p>
<input type="hidden" name="token" id="token" value="${escapeText(token)}">
<noscript><button>Continue</button></noscript>
</form>
</main>
<script>${script}</script>
</body>
</html>
`
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${digest}'`,
    `form-action ${new URL(action).origin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
  return { html, policy }
}
