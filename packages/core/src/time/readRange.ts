import { type ReadContext, readDate, readTime } from './readTime.js'
import { checkContext, computeTime } from './resolveTimePoint.js'
import {
  isNow,
  isWholeUnit,
  type TimeContext,
  type TimePoint,
  type TimePointRange,
  type TimeUnit,
} from './timePoint.js'
import { TimeProblem } from './timeProblem.js'
import { readUnit } from './unitNames.js'

/** Longest text that is read, in UTF-16 units. A longer one is rejected without looking at it. */
export const longestText = 200

/** What a text means, or why it means nothing. */
export type Reading<Value> =
  | { value: Value; problem?: undefined }
  | { value?: undefined; problem: TimeProblem }

/** Calls a reader with a text of reasonable length. A wrong context is not the fault of the text, and throws. */
export function attemptRead<Value>(
  read: (text: string, context: TimeContext) => Value,
  text: string,
  context: TimeContext,
): Reading<Value> {
  checkContext(context)
  if (text.length > longestText) return { problem: new TimeProblem('length') }
  try {
    return { value: read(text.trim(), context) }
  } catch (error) {
    if (error instanceof TimeProblem) return { problem: error }
    throw error
  }
}

const now: TimePoint = { base: 'now', steps: [] }

function ago(amount: number, unit: TimeUnit): TimePoint {
  return { base: 'now', steps: [{ kind: 'shift', amount: -amount, unit }] }
}

/** A text without a second end. */
function readAlone(text: string, context: TimeContext): TimePointRange {
  const word = text.toLowerCase()
  if (word === 'today') return { from: { base: 'now', steps: [{ kind: 'round', unit: 'd' }] }, to: now }
  if (word === 'yesterday') {
    const day: TimePoint = { base: 'now', steps: [...ago(1, 'd').steps, { kind: 'round', unit: 'd' }] }
    return { from: day, to: day }
  }
  const length = /^(?:last )?(\d{1,9}) ?([A-Za-z]+)$/i.exec(text)
  if (length) {
    const [, amount, name = ''] = length
    const unit = readUnit(name)
    if (unit === undefined) throw new TimeProblem('unit', text, name)
    return { from: ago(Number(amount), unit), to: now }
  }
  if (readDate(text)) {
    return { from: readTime(text, context, 'start'), to: readTime(text, context, 'end') }
  }
  const from = readTime(text, context, 'start')
  if (isNow(from)) throw new TimeProblem('start')
  return { from, to: isWholeUnit(from) ? from : now }
}

function readEnds(text: string, context: TimeContext): TimePointRange {
  // `now - 6 h` is one end.
  const separator = /now|\|\|/i.test(text) ? / to | – |\.\./i : / to | - | – |\.\./i
  const [first = '', second, third] = text.split(separator)
  if (third !== undefined) throw new TimeProblem('ends')
  if (second === undefined) return readAlone(first.trim(), context)
  const from = readTime(first.trim(), context, 'start')
  const end: ReadContext = { ...context, from }
  return { from, to: readTime(second.trim(), end, 'end') }
}

/** Throws for ends that no request could use. */
function checkEnds({ from, to }: TimePointRange, context: TimeContext): void {
  const [start, end] = [computeTime(from, context, 'start'), computeTime(to, context, 'end')]
  if (start === undefined) throw new TimeProblem('startTooFar')
  if (end === undefined) throw new TimeProblem('endTooFar')
  // Today is empty at midnight, and not wrong.
  const isEmpty = start === end && from.steps.at(-1)?.kind !== 'round'
  if (start > end || isEmpty) throw new TimeProblem('order')
}

export function readRange(text: string, context: TimeContext): TimePointRange {
  if (text === '') throw new TimeProblem('empty')
  const ends = readEnds(text, context)
  checkEnds(ends, context)
  return ends
}

export function readPoint(text: string, context: TimeContext): TimePoint {
  if (text === '') throw new TimeProblem('empty')
  const point = readTime(text, context, 'start')
  if (computeTime(point, context, 'start') === undefined) {
    throw new TimeProblem('startTooFar')
  }
  return point
}
