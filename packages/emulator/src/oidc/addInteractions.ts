import type { IncomingMessage } from 'node:http'
import type { InteractionResults, Provider } from 'oidc-provider'
import type { Accounts } from './accounts.js'
import { consentPage, loginPage, problemPage } from './pages.js'

/** Maximum size of a form in bytes. */
const maximumForm = 16_384

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** Adds the pages for sign-in and consent. */
export function addInteractions(provider: Provider, accounts: Accounts): void {
  provider.use(async (ctx, next) => {
    const match = /^\/interaction\/([\w-]+)(?:\/(login|consent|abort))?$/.exec(ctx.path)
    const wanted = match?.[2] ? 'POST' : 'GET'
    if (!match || ctx.method !== wanted) return next()
    ctx.set('Cache-Control', 'no-store')
    const interaction = await provider.interactionDetails(ctx.req, ctx.res).catch(() => undefined)
    if (!interaction || interaction.uid !== match[1]) {
      ctx.status = 400
      ctx.body = problemPage('This sign-in has expired', 'Go back to the application and sign in again.')
      return undefined
    }
    const finish = async (result: InteractionResults) => {
      const options = { mergeWithLastSubmission: match[2] === 'consent' }
      ctx.status = 303
      ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result, options))
    }
    const render = (username: string, problem?: string) =>
      renderPage(provider, accounts, interaction, username, problem)
    if (match[2] === 'abort') {
      return finish({ error: 'access_denied', error_description: 'The user cancelled the sign-in' })
    }
    if (match[2] === 'consent') return finish({ consent: { grantId: await grant(provider, interaction) } })
    if (match[2] === 'login') {
      const form = await readForm(ctx.req)
      const [username, password] = [form.get('username') ?? '', form.get('password') ?? '']
      if (accounts.verify(username, password)) {
        return finish({ login: { accountId: username, amr: ['pwd'] } })
      }
      ctx.status = 401
      ctx.body = await render(username, 'Wrong user name or password. Try again.')
      return undefined
    }
    ctx.body = await render(textOf(ctx.query['user']) || textOf(interaction.params['login_hint']))
    return undefined
  })
}

async function renderPage(
  provider: Provider,
  accounts: Accounts,
  interaction: Interaction,
  username: string,
  problem: string | undefined,
): Promise<string> {
  const { uid, prompt, params, session } = interaction
  const client = await provider.Client.find(textOf(params['client_id']))
  const shared = { action: `/interaction/${uid}`, client: client?.clientName ?? textOf(params['client_id']) }
  if (prompt.name === 'login')
    return loginPage({
      ...shared,
      username,
      problem,
      users: accounts.list(),
      sharedPassword: accounts.sharedPassword,
    })
  const scopes = missing(interaction).scopes
  return consentPage({ ...shared, username: session?.accountId ?? '', scopes })
}

/** Stores the user's consent to what the client requests. */
async function grant(provider: Provider, interaction: Interaction): Promise<string> {
  const { grantId, params, session } = interaction
  const known = grantId ? await provider.Grant.find(grantId) : undefined
  const allowed =
    known ?? new provider.Grant({ accountId: session?.accountId, clientId: textOf(params['client_id']) })
  const { scopes, claims } = missing(interaction)
  if (scopes.length > 0) allowed.addOIDCScope(scopes.join(' '))
  if (claims.length > 0) allowed.addOIDCClaims(claims)
  return allowed.save()
}

/** What the user has not consented to yet. */
function missing({ prompt: { details } }: Interaction): { scopes: string[]; claims: string[] } {
  const { missingOIDCScope: scopes = [], missingOIDCClaims: claims = [] } = details as {
    missingOIDCScope?: string[]
    missingOIDCClaims?: string[]
  }
  return { scopes, claims }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size <= maximumForm) parts.push(part)
  }
  return new URLSearchParams(size > maximumForm ? '' : Buffer.concat(parts).toString())
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
