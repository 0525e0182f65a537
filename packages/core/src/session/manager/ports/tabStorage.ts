import { fieldsOf } from '../../../access/index.js'
import type { StateStorage } from '../../../identity/index.js'
import { custom, object, oneOf, readJson, type Schema, text } from './schema.js'
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
const schemas: { [subject in keyof TabMemory]: Schema<TabMemory[subject]> } = {
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

/** What a tab keeps over a reload. A tab whose platform has no storage keeps nothing. */
export type TabStorage = {
  /** `undefined` removes the value. */
  set<subject extends keyof TabMemory>(subject: subject, value: TabMemory[subject] | undefined): void
  /** The stored value; `undefined` if there is none, or it is not valid. */
  get<subject extends keyof TabMemory>(subject: subject): Promise<TabMemory[subject] | undefined>
}

/** @param name - names the session, in front of each key */
export function createTabStorage(storage: StateStorage | undefined, name: string): TabStorage {
  return {
    set(subject, value) {
      try {
        if (value === undefined) storage?.delete(`${name}:${subject}`)
        else storage?.set(`${name}:${subject}`, JSON.stringify(value))
      } catch {}
    },
    async get<subject extends keyof TabMemory>(subject: subject) {
      try {
        return readJson(schemas[subject], await storage?.get(`${name}:${subject}`))
      } catch {
        return undefined
      }
    },
  }
}
