/**
 * What is wrong with a text that is no time or time range:
 *
 * - `empty`, `length`: nothing, or too much
 * - `text`: not of any known form
 * - `unit`, `rounding`, `step`, `steps`: date math
 * - `date`, `clock`, `offset`: a date, time of day or offset that does not exist
 * - `ends`, `start`, `order`: more than two ends, now alone, ends in the wrong order
 * - `startTooFar`, `endTooFar`: outside of the years 2 to 9998
 */
export type TimeProblemCode =
  | 'empty'
  | 'length'
  | 'text'
  | 'unit'
  | 'rounding'
  | 'step'
  | 'steps'
  | 'date'
  | 'clock'
  | 'offset'
  | 'ends'
  | 'start'
  | 'order'
  | 'startTooFar'
  | 'endTooFar'

/** Why a text is not a time: without words, so that a bundle can do without them. Never leaves this folder. */
export class TimeProblem extends Error {
  readonly code: TimeProblemCode
  /** The text of the end. */
  readonly text: string
  /** The part of it that is wrong. */
  readonly part: string

  constructor(code: TimeProblemCode, text = '', part = '') {
    super(code)
    this.code = code
    this.text = text
    this.part = part
  }
}
