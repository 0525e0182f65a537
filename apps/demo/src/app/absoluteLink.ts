import { fixedRange } from '../timeRange/fixedRange.js'

/** Replaces the range of an address by fixed times: milliseconds since the epoch. */
export function absoluteLink(address: string, startTime: number, endTime: number): string {
  const link = new URL(address)
  link.searchParams.set('range', fixedRange(startTime, endTime))
  return link.href
}
