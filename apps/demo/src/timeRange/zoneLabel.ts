import { formatOffset } from '../format/timeZone.js'

/** `UTC+1`; for a chosen zone its city too: `Berlin, UTC+1`. */
export function zoneLabel(zone: string | undefined, time: number): string {
  const offset = formatOffset(time, zone)
  const city = zone?.split('/').at(-1)?.replaceAll('_', ' ')
  return city === undefined || city === offset ? offset : `${city}, ${offset}`
}
