import type { AlarmDefinition } from '@monasca/core'
import { listSubExpressions, parseExpression } from '@monasca/core/expression'
import { type DefinitionsSearch, severities } from './definitionsSearch.js'

/** The sort as the API names it. */
export function toSortBy(sort: DefinitionsSearch['sort']): string[] {
  if (sort === '-name') return ['name desc']
  if (sort === '-created') return ['created_at desc']
  return [sort === '-updated' ? 'updated_at desc' : 'name asc']
}

/**
 * Applies what the API cannot: a search for any text, and the order of severities, which servers sort alphabetically.
 */
export function arrangeDefinitions(
  definitions: readonly AlarmDefinition[],
  { text, sort }: Pick<DefinitionsSearch, 'text' | 'sort'>,
): readonly AlarmDefinition[] {
  const words = (text ?? '').toLowerCase().split(' ').filter(Boolean)
  const found =
    words.length === 0
      ? definitions
      : definitions.filter(({ name, description, expression }) => {
          const content = `${name}\n${description}\n${expression}`.toLowerCase()
          return words.every((word) => content.includes(word))
        })
  if (sort !== 'severity' && sort !== '-severity') return found
  const sign = sort === '-severity' ? 1 : -1
  return found.toSorted((a, b) => sign * (severities.indexOf(a.severity) - severities.indexOf(b.severity)))
}

/** The `key=value` pairs of all expressions, sorted. */
export function listPairs(definitions: readonly AlarmDefinition[]): string[] {
  const pairs = new Set<string>()
  for (const { expression } of definitions) {
    for (const { dimensions } of listComparisons(expression)) {
      for (const [key, value] of Object.entries(dimensions)) pairs.add(`${key}=${value}`)
    }
  }
  return [...pairs].sort()
}

function listComparisons(expression: string): ReturnType<typeof listSubExpressions> {
  try {
    return listSubExpressions(parseExpression(expression))
  } catch {
    return []
  }
}

/** The filter of the API: one value for each dimension, the last one wins. */
export function toDimensions(pairs: readonly string[] | undefined): Record<string, string> | undefined {
  if (pairs === undefined) return undefined
  return Object.fromEntries(
    pairs.map((pair) => {
      const sign = pair.indexOf('=')
      return [pair.slice(0, sign), pair.slice(sign + 1)] as const
    }),
  )
}
