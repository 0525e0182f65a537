/**
 * Parses Keystone's timestamps (ISO 8601, up to nanoseconds, UTC if there is no zone) into milliseconds since the
 * epoch; `undefined` for anything else.
 */
export function parseTime(text: unknown): number | undefined {
  const parts =
    typeof text === 'string' &&
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,3})?\d*(Z|[+-]\d\d):?(\d\d)?$/i.exec(zoned(text))
  if (!parts) return undefined
  const [, date, time, fraction = '', zone = 'Z', minutes = '00'] = parts
  const value = Date.parse(`${date}T${time}${fraction}${/z/i.test(zone) ? 'Z' : `${zone}:${minutes}`}`)
  return Number.isNaN(value) ? undefined : value
}

function zoned(text: string): string {
  return /(Z|[+-]\d\d:?(\d\d)?)$/i.test(text.slice(10)) ? text : `${text}Z`
}
