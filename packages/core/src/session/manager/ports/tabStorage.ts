import { custom, type GenericSchema, object } from 'valibot'
import { fieldsOf } from '../../../access/index.js'
import type { Shared } from '../effects/context.js'
import { oneOf, readJson, text } from './schema.js'
import type { ScopeId } from './scope.js'

/** What a tab keeps for itself, by subject. */
type TabMemory = {
  /** The tab was signed in at the OpenID provider, so that it may be asked again silently. */
  openid: 'known'
  /** The provider does not answer in a frame, so that it is not asked at each reload. */
  silent: 'unanswered'
  /** The scope of the tab, and of whom. */
  scope: { identity: string; choice: ScopeId }
}

const id = text(255)
const isId = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= 255
const schemas: { [subject in keyof TabMemory]: GenericSchema<unknown, TabMemory[subject]> } = {
  openid: oneOf('known'),
  silent: oneOf('unanswered'),
  scope: object({
    identity: id,
    choice: custom<ScopeId>((value) => {
      const entries = Object.entries(fieldsOf(value))
      const [[kind, given] = []] = entries
      const named = (kind === 'projectId' || kind === 'domainId') && isId(given)
      const plain = (kind === 'systemScope' && given === 'all') || (kind === 'unscoped' && given === true)
      return entries.length === 1 && (named || plain)
    }),
  }),
}

/** Keeps something for this tab, also over a reload; `undefined` forgets it. A tab without such a storage does without. */
export function remember<subject extends keyof TabMemory>(
  { name, tabStorage }: Shared,
  subject: subject,
  value: TabMemory[subject] | undefined,
): void {
  try {
    if (value === undefined) tabStorage?.delete(`${name}:${subject}`)
    else tabStorage?.set(`${name}:${subject}`, JSON.stringify(value))
  } catch {}
}

/** What this tab has kept, also before a reload; `undefined` if there is nothing, or nothing that makes sense. */
export async function recall<subject extends keyof TabMemory>(
  { name, tabStorage }: Shared,
  subject: subject,
): Promise<TabMemory[subject] | undefined> {
  try {
    return readJson<GenericSchema<unknown, TabMemory[subject]>>(
      schemas[subject],
      await tabStorage?.get(`${name}:${subject}`),
    )
  } catch {
    return undefined
  }
}
