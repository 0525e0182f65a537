import type { Token } from '../tokens/token.js'

/** The default domain of a new resource: that of the caller's token. */
export function domainOf({ domain, project }: Token): string {
  return domain?.id ?? project?.domain_id ?? 'default'
}
