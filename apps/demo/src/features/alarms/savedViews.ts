import {
  array,
  type InferOutput,
  literal,
  maxLength,
  minLength,
  object,
  pipe,
  safeParse,
  string,
} from 'valibot'
import { type AlarmsSearch, viewParameters } from './alarmsSearch.js'

const view = object({
  name: pipe(string(), minLength(1), maxLength(60)),
  search: object(viewParameters),
})

/** Filters, sort and groups of the list, under a name. */
export type SavedView = InferOutput<typeof view>

const limit = 100
const file = object({ version: literal(1), views: pipe(array(view), maxLength(limit)) })

/** Parses saved views, from storage or a file; `undefined` if the text is something else. */
export function parseViews(text: string): SavedView[] | undefined {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return undefined
  }
  const parsed = safeParse(file, content)
  return parsed.success ? parsed.output.views : undefined
}

/** Formats saved views for storage or a file. */
export function formatViews(views: readonly SavedView[]): string {
  return `${JSON.stringify({ version: 1, views }, undefined, 2)}\n`
}

/** Adds views; one of the same name is replaced. At most 100 are kept. */
export function addViews(views: readonly SavedView[], added: readonly SavedView[]): SavedView[] {
  const byName = new Map([...views, ...added].map((one) => [one.name, one]))
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, 'en')).slice(0, limit)
}

/** The part of the address that a view keeps. */
export function toView(name: string, search: AlarmsSearch): SavedView {
  const entries = Object.keys(viewParameters).map((key) => [key, search[key as keyof AlarmsSearch]] as const)
  return {
    name,
    search: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
  }
}
