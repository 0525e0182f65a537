import type { Token } from '../tokens/token.js'

/** The domain that something belongs to when who makes it does not say: the one of their token. */
export function domainOf({ domain, project }: Token): string {
  return domain?.id ?? project?.domain_id ?? 'default'
}
