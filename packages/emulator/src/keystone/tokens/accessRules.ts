import { type GlobPart, matchGlob } from '../../http/matchGlob.js'
import type { AccessRule } from '../model/applicationCredentials.js'

/** The part of a request that access rules check. */
export type RuledRequest = { service: string; method: string; path: string }

/** Whether access rules allow a request; without rules, everything is allowed. */
export function allowsRequest(rules: readonly AccessRule[], request: RuledRequest): boolean {
  if (rules.length === 0) return true
  return rules.some(
    ({ service, method, path }) =>
      service === request.service && method === request.method && matchesPath(path, request.path),
  )
}

/** `*` and `{name}` match one segment of the path, `**` matches anything, including slashes. */
function matchesPath(pattern: string, path: string): boolean {
  const parts = (pattern.match(/\*\*|\*|\{[^}]*\}|[^*{]+|\{/g) ?? []).map((part): GlobPart => {
    if (part === '**') return 'anything'
    return part === '*' || (part.startsWith('{') && part.endsWith('}')) ? 'segment' : { text: part }
  })
  return matchGlob(parts, path)
}
