import type { Shared } from './shared.js'

/** What a tab keeps a word about. */
type Subject = 'openid' | 'scope'

/** Keeps a word for this tab; `undefined` forgets it. A tab without such a storage does without. */
export function remember({ name, tabStorage }: Shared, subject: Subject, text: string | undefined): void {
  try {
    if (text === undefined) tabStorage?.delete(`${name}:${subject}`)
    else tabStorage?.set(`${name}:${subject}`, text)
  } catch {}
}

/** The word that this tab has kept, also before a reload; empty if there is none. */
export async function recall({ name, tabStorage }: Shared, subject: Subject): Promise<string> {
  try {
    return (await tabStorage?.get(`${name}:${subject}`)) ?? ''
  } catch {
    return ''
  }
}
