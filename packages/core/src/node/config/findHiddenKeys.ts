import { mappingOf, type Values } from './values.js'

/** Keys that are ignored if one of the others is set: names beside an id, and values for all services. */
const pairs: readonly (readonly [weaker: readonly string[], stronger: readonly string[]])[] = [
  [
    ['project_name', 'tenant_name'],
    ['project_id', 'tenant_id'],
  ],
  [['username', 'user_name'], ['user_id']],
  [['user_domain_name'], ['user_domain_id', 'user_id']],
  [['project_domain_name'], ['project_domain_id', 'project_id', 'tenant_id']],
  [['domain_name'], ['domain_id']],
  [['application_credential_name'], ['application_credential_id']],
  [['monitoring_endpoint', 'endpoint_override'], ['monitoring_endpoint_override']],
  [['endpoint_override'], ['monitoring_endpoint']],
  [
    ['interface', 'endpoint_type'],
    ['monitoring_interface', 'monitoring_endpoint_type'],
  ],
  [['region_name'], ['monitoring_region_name']],
  [['service_type'], ['monitoring_service_type']],
  [['service_name'], ['monitoring_service_name']],
]

/** One source of values, such as the entry itself or the environment. */
export type Layer = { values: Values; label: (key: string) => string }

/** A key that has no effect, because a lower layer has one that takes precedence. */
export type HiddenKey = { key: string; hiddenBy: string }

function findKey({ values, label }: Layer, keys: readonly string[]): string | undefined {
  const auth = mappingOf(values['auth'])
  for (const key of keys) {
    if (values[key]) return label(key)
    if (auth[key]) return label(`auth.${key}`)
  }
  return undefined
}

/**
 * Finds keys that override nothing, because a lower layer has a key that takes precedence: a project's name over its
 * id. They are meant as overrides, but have no effect.
 *
 * @param layers the lowest first; each overrides those before it
 */
export function findHiddenKeys(layers: readonly Layer[]): HiddenKey[] {
  return pairs.flatMap(([weaker, stronger]) =>
    layers.flatMap((layer, index) => {
      const key = findKey(layer, weaker)
      // A layer with both means the stronger one, and so does a higher layer over it.
      if (key === undefined || layers.slice(index).some((other) => findKey(other, stronger))) return []
      const below = layers.slice(0, index).flatMap((lower) => findKey(lower, stronger) ?? [])
      return below.slice(-1).map((hiddenBy) => ({ key, hiddenBy }))
    }),
  )
}
