import type { QueryRead } from '../../../queries/planRead.js'

/** A read, as text in a language can show it. */
export type SnippetRead = QueryRead['request'] & {
  /** ISO times in whole seconds. */
  startTime: string
  endTime: string
  /** Seconds. */
  window: number
  /** Whether the range ends now. */
  live: boolean
  /** What the series must match besides: a query cannot contain it. */
  rest: QueryRead['rest']
}

/** The read of a query over a range: milliseconds since the epoch. */
export function toSnippetRead(
  { request, rest }: QueryRead,
  range: { startTime: number; endTime: number; live: boolean },
): SnippetRead {
  const start = Math.floor(range.startTime / 1000)
  const end = Math.ceil(range.endTime / 1000)
  return {
    ...request,
    rest,
    startTime: toIso(start),
    endTime: toIso(end),
    window: end - start,
    live: range.live,
  }
}

function toIso(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}

/** A filter in the query syntax of the API. The values of a request can be written in it. */
export function toQueryFilter(dimensions: SnippetRead['dimensions'] = {}, sign = ':'): string {
  return Object.entries(dimensions)
    .map(([name, wanted]) => {
      const values = valuesOf(wanted)
      return values === undefined ? name : `${name}${sign}${values.join('|')}`
    })
    .join(',')
}

/** The accepted values; `undefined` for any. */
export function valuesOf(
  wanted: string | readonly string[] | true | undefined,
): readonly string[] | undefined {
  if (wanted === true || wanted === undefined) return undefined
  return typeof wanted === 'string' ? [wanted] : wanted
}

/** Sentences about what the request leaves out; each on its own line. */
export function restNotes({ rest }: Pick<SnippetRead, 'rest'>): string[] {
  return Object.entries(rest).map(([name, wanted]) => {
    const values = (valuesOf(wanted) ?? []).map((value) => JSON.stringify(value)).join(' or ')
    return `A query cannot contain this value: use only series whose ${JSON.stringify(name)} is ${values}.`
  })
}
