import { readRoundingUnit, readUnit } from './unitNames.js'

/** Valid at any time, in any zone. */
const fallback = 'now-6h'

/** Units by what people write, such as `mns` and `mos`: the first that matches. An empty one is the first letter. */
const guesses: readonly (readonly [RegExp, string])[] = [
  [/^mo/i, 'M'],
  [/^mi/i, 'm'],
  [/^q/i, 'Q'],
  [/^(s|h|d|w|y)/i, ''],
]

function guessUnit(name: string, isRounding: boolean): string {
  const unit = isRounding ? readRoundingUnit(name) : readUnit(name)
  if (unit !== undefined) return unit
  const guess = guesses.find(([pattern]) => pattern.test(name))?.[1]
  if (guess !== undefined) return guess === '' ? name.charAt(0).toLowerCase() : guess
  return isRounding ? 'd' : 'h'
}

/** `now -6hrs`, `-2d/2d`, `7 day ago` as date math. */
function repairMath(text: string): string {
  const compact = text.replace(/\s+/g, '').replace(/^(?:now|last|since|past)*/i, '')
  const steps = Array.from(
    compact.matchAll(/([-+/]?)(\d{0,9})(?:[.,]\d+)?([A-Za-z]*)/g),
    ([, sign, digits = '', name = '']) => {
      if (digits === '' && name === '') return ''
      if (sign === '/') return `/${guessUnit(name, true)}`
      // A word without a number, as in `7d ago`.
      if (digits === '' && sign === '') return ''
      return `${sign === '+' ? '+' : '-'}${digits === '' ? '1' : digits}${guessUnit(name, false)}`
    },
  )
  return `now${steps.join('')}`
}

/** `last week` and `this month`. */
function repairWords(text: string): string | undefined {
  const words = /\b(this|last|past|previous)\s+([a-z]+)/i.exec(text)
  const unit = words?.[2] === undefined ? undefined : readUnit(words[2])
  if (unit === undefined) return undefined
  if (words?.[1]?.toLowerCase() === 'this') return `now/${unit}`
  return `now-1${unit}${/[smh]/.test(unit) ? '' : `/${unit}`}`
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0')

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

function repairClock(hour: number, minute: number): string {
  return hour > 23 ? '23:59' : `${pad(hour)}:${pad(clamp(minute, 0, 59))}`
}

/** `30.11.2026 4:00`, `11/30/2026`, `2026-02-30 25:00` as date and time. */
function repairDate(text: string): string | undefined {
  const date = /(\d{1,4})([./-])(\d{1,2})[./-](\d{1,4})/.exec(text)
  const rest = date ? text.slice(date.index + date[0].length) : text
  const clock = /(\d{1,2})[:.](\d{2})/.exec(rest)
  const time = clock ? repairClock(Number(clock[1]), Number(clock[2])) : undefined
  if (!date) return time
  const [first, second, third] = [Number(date[1]), Number(date[3]), Number(date[4])]
  const isIso = (date[1] ?? '').length === 4
  // 11/30 is a month and a day; 30/11 and 30.11. are a day and a month.
  const isMonthFirst = !isIso && date[2] === '/' && first <= 12
  const [year, month, day] = isIso
    ? [first, second, third]
    : isMonthFirst
      ? [third, first, second]
      : [third, second, first]
  const century = year < 100 ? year + 2000 : year
  const [validYear, validMonth] = [clamp(century, 1970, 9000), clamp(month, 1, 12)]
  const lastDay = new Date(Date.UTC(validYear, validMonth, 0)).getUTCDate()
  const valid = `${pad(validYear, 4)}-${pad(validMonth)}-${pad(clamp(day, 1, lastDay))}`
  return time === undefined ? valid : `${valid} ${time}`
}

function repairEnd(text: string): string {
  return repairWords(text) ?? repairDate(text) ?? repairMath(text)
}

/**
 * Returns the nearest valid text: the first of a few repairs that `isValid` accepts. `text` must be short, as
 * `parseTimeRange` ensures.
 */
export function suggestTime(text: string, isValid: (text: string) => boolean): string {
  const plain = text.replace(/[\u2010-\u2015\u2212]/g, '-').trim()
  const ends = plain.split(/ to | - |\.\.|→/i).map((end) => end.trim())
  const [from = '', to] = ends
  const candidates = to === undefined ? [] : [`${from} to ${to}`, swapEnds(from, to)]
  const repaired = to === undefined ? [] : [`${repairEnd(from)} to ${repairEnd(to)}`]
  const day = /\d{4}-\d\d-\d\d/.exec(plain) ?? []
  const all = [plain, ...candidates, ...repaired, repairEnd(from), repairEnd(plain), ...day]
  return all.find(isValid) ?? fallback
}

/** The ends in the other order; the date stays with the first. */
function swapEnds(from: string, to: string): string {
  const date = /^\d{4}-\d\d-\d\d(?=[ T]\d)/.exec(from)?.[0]
  if (date !== undefined && /^\d{1,2}:\d\d/.test(to)) {
    return `${date} ${to} to ${from.slice(date.length + 1)}`
  }
  return `${to} to ${from}`
}
