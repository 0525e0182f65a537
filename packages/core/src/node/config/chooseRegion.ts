import { InvalidParameterError } from '../../errors/index.js'
import { mappingOf, normalizeKeys, readList, type Values } from './values.js'

/** A region of a cloud, with its overrides. */
export type Region = { name: string | undefined; values: Values }

/** The regions of an entry, from `regions` or, in older files, from a comma-separated `region_name`. */
export function listRegions(entry: Values, label: (key: string) => string): Region[] {
  const { regions } = entry
  if (Array.isArray(regions)) {
    return regions.map((region: unknown) => {
      if (typeof region === 'string') return { name: region, values: {} }
      const { name, values } = mappingOf(region)
      if (typeof name === 'string') return { name, values: normalizeKeys(mappingOf(values)) }
      throw new InvalidParameterError({
        parameter: label('regions'),
        reason: 'has an element that is neither a name nor a mapping with `name`',
      })
    })
  }
  return (readList(entry, 'region_name', label) ?? []).map((name) => ({ name, values: {} }))
}

/**
 * The requested region, else the first.
 *
 * @throws InvalidParameterError if the entry lists regions without this one
 */
export function chooseRegion(cloud: string, regions: readonly Region[], wanted: string | undefined): Region {
  const [first] = regions
  if (!first) return { name: wanted, values: {} }
  const region = wanted ? regions.find(({ name }) => name === wanted) : first
  if (region) return region
  throw new InvalidParameterError({
    parameter: 'regionName',
    reason: `is none of cloud "${cloud}": "${wanted}"`,
    advice: `Regions: ${regions.map(({ name }) => name).join(', ')}.`,
  })
}
