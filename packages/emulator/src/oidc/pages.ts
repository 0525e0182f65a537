import { escapeHtml, page } from '../http/pages/page.js'

type Person = { username: string; name: string }

/** Asks for user name and password; `action` is where the forms are sent. */
export function loginPage(options: {
  action: string
  client: string
  username: string
  /** What went wrong with the last attempt. */
  problem?: string | undefined
  /** Accounts to choose from instead of typing a name. */
  users: readonly Person[]
  /** Their common password, if they are the default accounts. */
  sharedPassword?: string | undefined
}): string {
  const { action, client, username, problem, users, sharedPassword } = options
  const alert = problem === undefined ? '' : `<p role="alert" id="problem">${escapeHtml(problem)}</p>`
  const described = problem === undefined ? '' : ' aria-describedby="problem" aria-invalid="true"'
  return page(
    `Sign in to ${client}`,
    `${alert}
<form method="post" action="${escapeHtml(action)}/login">
<label for="username">User name</label>
<input id="username" name="username" value="${escapeHtml(username)}" autocomplete="username" autocapitalize="none" spellcheck="false" required${username ? '' : ' autofocus'}${described}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${username ? ' autofocus' : ''}${described}>
<button class="main">Sign in</button>
</form>
${cancelForm(action)}
${chooser(action, username, users, sharedPassword)}`,
  )
}

/** What each scope lets a client do. */
const scopeNames: ReadonlyMap<string, string> = new Map([
  ['openid', 'Sign you in'],
  ['profile', 'See your name and your groups'],
  ['email', 'See your email address'],
  ['offline_access', 'Stay signed in while you are away'],
])

/** Asks for consent. */
export function consentPage(options: {
  action: string
  client: string
  username: string
  scopes: readonly string[]
}): string {
  const { action, client, username, scopes } = options
  const items = scopes.map((scope) => `<li>${escapeHtml(scopeNames.get(scope) ?? scope)}</li>`).join('\n')
  return page(
    `Allow ${client}?`,
    `<p>You are signed in as <strong>${escapeHtml(username)}</strong>. ${escapeHtml(client)} wants to:</p>
<ul>
${items || '<li>Know that you use it</li>'}
</ul>
<form method="post" action="${escapeHtml(action)}/consent">
<button class="main">Allow</button>
</form>
${cancelForm(action)}`,
  )
}

/** Explains why a request cannot continue, and what to do. */
export function problemPage(heading: string, text: string, advice = ''): string {
  return page(
    heading,
    `<p role="alert">${escapeHtml(text)}</p>${advice === '' ? '' : `\n<p class="quiet">${escapeHtml(advice)}</p>`}`,
  )
}

/** Asks for the code shown on another device; `form` is the provider's own, without a button. */
export function deviceCodePage(form: string, problem: string | undefined): string {
  const alert = problem === undefined ? '' : `<p role="alert">${escapeHtml(problem)}</p>`
  // The form contains a field without a label and a script that the policy forbids.
  const field = form
    .replace(/ onfocus="[^"]*"/, '')
    .replace(
      '<input type="hidden"',
      '<label for="user_code">Code shown on your device</label><input type="hidden"',
    )
    .replace('name="user_code"', 'id="user_code" name="user_code"')
  return page(
    'Connect a device',
    `${alert}${field}<button class="main" form="op.deviceInputForm">Continue</button>`,
  )
}

/** Asks whether the code is that of the user's device; `form` is the provider's own, without buttons. */
export function deviceConfirmPage(form: string, client: string, code: string): string {
  return page(
    'Is this your device?',
    `<p>Continue only if your device with ${escapeHtml(client)} shows this code:</p>
<p class="code">${escapeHtml(code)}</p>
${form}
<button class="main" form="op.deviceConfirmForm">Yes, continue</button>
<button form="op.deviceConfirmForm" name="abort" value="yes">No, stop</button>`,
  )
}

/** The device continues without this page. */
export function deviceDonePage(client: string): string {
  return page(
    'You are signed in',
    `<p>${escapeHtml(client)} continues on your device. You can close this page.</p>`,
  )
}

/** Asks whether to end the session in this browser; `form` is the provider's own, without buttons. */
export function logoutPage(form: string): string {
  return page(
    'Sign out?',
    `<p>You are signed in to the emulator’s OpenID provider in this browser.</p>
${form}
<button class="main" form="op.logoutForm" name="logout" value="yes">Sign out</button>
<button form="op.logoutForm">Stay signed in</button>`,
  )
}

/** The session in this browser has ended. */
export function loggedOutPage(): string {
  return page('You are signed out', '<p>The session in this browser has ended. You can close this page.</p>')
}

/** Fills the chosen account into the form with a page load, so that no script is needed. */
function chooser(
  action: string,
  chosen: string,
  users: readonly Person[],
  sharedPassword: string | undefined,
): string {
  if (users.length === 0) return ''
  const buttons = users.map(({ username, name }) => {
    const pressed = username === chosen ? ' aria-current="true"' : ''
    const second = name === username ? '' : ` <small>${escapeHtml(username)}</small>`
    return `<button name="user" value="${escapeHtml(username)}"${pressed}>${escapeHtml(name)}${second}</button>`
  })
  const password =
    sharedPassword === undefined ? '' : ` The password is <code>${escapeHtml(sharedPassword)}</code>.`
  return `<form method="get" action="${escapeHtml(action)}" class="users" aria-labelledby="users">
<h2 id="users">Emulator accounts</h2>
<p class="quiet">Choose one to fill in its user name.${password}</p>
<div>
${buttons.join('\n')}
</div>
</form>`
}

function cancelForm(action: string): string {
  return `<form method="post" action="${escapeHtml(action)}/abort"><button>Cancel</button></form>`
}
