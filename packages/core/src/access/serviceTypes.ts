/**
 * OpenStack's service types: official name, then its aliases in order of authority (service-types-authority).
 * Compact, because it is part of every bundle.
 */
const aliases =
  'baremetal:bare-metal block-storage:volumev3,volumev2,volume,block-store clustering:resource-cluster,cluster resource-optimization:infra-optim message:messaging container-infrastructure-management:container-infrastructure,container-infra workflow:workflowv2 operator-policy:policy shared-file-system:sharev2,share alarm:alarming meter:metering,telemetry event:events application-deployment:application_deployment multi-region-network-automation:tricircle application-container:container root-cause-analysis:rca monitoring-logging:monitoring-log-api instance-ha:ha admin-logic:registration'

/**
 * The types that a requested service may have in a catalog, best first: an official name matches its aliases, an alias
 * matches its official name, but never another alias.
 */
export function candidateTypes(requested: string): readonly string[] {
  for (const entry of aliases.split(' ')) {
    const [official = '', names = ''] = entry.split(':')
    const list = names.split(',')
    if (official === requested) return [official, ...list]
    if (list.includes(requested)) return [requested, official]
  }
  return [requested]
}

/** The official name of a service type; the type itself if it has none. */
export function officialType(type: string): string {
  const entry = aliases.split(' ').find((candidate) => candidate.split(/[:,]/).includes(type))
  return entry?.split(':')[0] ?? type
}
