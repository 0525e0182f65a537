import { type GlobPart, matchGlob } from '../../http/matchGlob.js'
import type { AccessRule } from '../model/applicationCredentials.js'

/** A request as access rules look at it. */
export type RuledRequest = { service: string; method: string; path: string }

/** Tells whether access rules allow a request; where there are none, everything is allowed. */
export function allowsRequest(rules: readonly AccessRule[], request: RuledRequest): boolean {
  if (rules.length === 0) return true
  return rules.some(
    ({ service, method, path }) =>
      service === request.service && method === request.method && matchesPath(path, request.path),
  )
}

/** `*` and `{name}` stand for one segment of the path, `**` for anything, slashes included. */
function matchesPath(pattern: string, path: string): boolean {
  const parts = (pattern.match(/\*\*|\*|\{[^}]*\}|[^*{]+|\{/g) ?? []).map((part): GlobPart => {
    if (part === '**') return 'anything'
    return part === '*' || (part.startsWith('{') && part.endsWith('}')) ? 'segment' : { text: part }
  })
  return matchGlob(parts, path)
}
