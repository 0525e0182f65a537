import { InvalidParameterError } from '../../errors/index.js'
import { mappingOf, normalizeKeys, readList, type Values } from './values.js'

/** A region of a cloud, with what is different there. */
export type Region = { name: string | undefined; values: Values }

/** The regions that an entry lists, in `regions` or, as it was done before, with commas in `region_name`. */
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
 * The region that is asked for, else the first.
 *
 * @throws InvalidParameterError when the entry lists regions, and not this one
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
