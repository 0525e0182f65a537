/** The three date formats of HTTP (RFC 9110, 5.6.7): IMF-fixdate, RFC 850, and C's `asctime()`. */
const httpDate =
  /^(?:\w{3}, (\d\d) (\w{3}) (\d{4})|\w{6,9}, (\d\d)-(\w{3})-(\d\d)|\w{3} (\w{3}) ([ \d]\d)) (\d\d:\d\d:\d\d) (?:GMT|(\d{4}))$/

/**
 * Reads the header `Retry-After`: seconds, or a date (RFC 9110, 10.2.3).
 *
 * @param now - milliseconds since the epoch
 * @returns seconds from now, 0 for a date in the past; `undefined` for anything else
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value && /^\d+$/.test(value)) return Number(value)
  const parts = httpDate.exec(value ?? '')
  if (!parts) return undefined
  const [, day1, month1, year1, day2, month2, shortYear, month3, day3, time, year3] = parts
  // Only `asctime()` puts the year last.
  if ((month3 === undefined) !== (year3 === undefined)) return undefined
  const year = year1 ?? year3 ?? fullYear(Number(shortYear), new Date(now).getUTCFullYear())
  const date = Date.parse(`${day1 ?? day2 ?? day3} ${month1 ?? month2 ?? month3} ${year} ${time} GMT`)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000))
}

/** A two-digit year that appears to be more than 50 years ahead is in the past. */
function fullYear(digits: number, current: number): number {
  const year = current - (current % 100) + digits
  return year > current + 50 ? year - 100 : year
}
