import { createHash } from 'node:crypto'
import { escapeHtml, page, pageRules } from '../../http/pages/page.js'

const script = "document.forms['sso'].submit()"

/** A page that immediately posts a token to another page, and the policy that it needs. */
export function renderTokenForm(action: string, token: string): { html: string; policy: string } {
  const form = `<form id="sso" name="sso" action="${escapeHtml(action)}" method="post">
<p class="quiet">You are signed in. Returning to the application…</p>
<input type="hidden" name="token" id="token" value="${escapeHtml(token)}">
<noscript><button class="main">Continue</button></noscript>
</form>
<script>${script}</script>`
  const digest = createHash('sha256').update(script).digest('base64')
  const rules = [`form-action ${new URL(action).origin}`, `script-src 'sha256-${digest}'`, ...pageRules]
  return { html: page('Signing in', form), policy: rules.join('; ') }
}
