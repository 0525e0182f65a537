import { longestText } from './readRange.js'
import { mostSteps } from './readTime.js'
import type { TimeProblem, TimeProblemCode } from './timeProblem.js'

/** Characters of a long text that a message shows. */
const excerptLength = 40

const useUnits = 'Use s, m, h, d, w, M, Q or y.'

/** The text in quotes, cut, and without control characters. */
function quote(text: string): string {
  const excerpt = text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text
  return `“${excerpt.replace(/\p{Cc}/gu, ' ')}”`
}

function explainStep(text: string, rest: string): string {
  if (/^[-+/]\d*$/.test(rest)) return `${quote(text)} ends without a unit. ${useUnits}`
  if (/^[-+]\d+[.,]/.test(rest)) return `${quote(text)} has a fraction. Use whole numbers.`
  if (/^[-+]\d{10}/.test(rest)) return `${quote(text)} has a number with too many digits.`
  return `${quote(rest)} in ${quote(text)} is not a step. Use - or + with an amount, or /.`
}

const explanations: Readonly<Record<TimeProblemCode, (text: string, part: string) => string>> = {
  empty: () => 'Enter a time or time range.',
  length: () => `This is too long. Use at most ${longestText} characters.`,
  text: (text) => `${quote(text)} is not a time.`,
  unit: (text, part) => `${quote(part)} in ${quote(text)} is not a unit. ${useUnits}`,
  rounding: (text, part) => `${quote(text)} rounds to ${part}. Only single units are possible.`,
  step: explainStep,
  steps: () => `A time has at most ${mostSteps} steps.`,
  date: (text) => `${text} is not a date.`,
  clock: (text) => `${text} is not a time of day.`,
  offset: (text) => `${text} is not an offset from UTC.`,
  ends: () => 'A time range has two ends.',
  start: () => 'Add a start.',
  order: () => 'The start must be before the end.',
  startTooFar: () => 'The start is too far from now.',
  endTooFar: () => 'The end is too far from now.',
}

/** A sentence for people. */
export function explainProblem({ code, text, part }: TimeProblem): string {
  return explanations[code](text, part)
}
