import type { SubExpression } from '../expression/index.js'

/** States that a comparison may reach before the end of its period. */
export type AtOnce = { alarm: boolean; ok: boolean }

/**
 * Returns the verdicts that more measurements of the same period cannot change: a maximum and a count never fall, a
 * minimum never rises, and each last value is final. An average or a sum may rise or fall, so it waits.
 */
export function decidesAtOnce({ function: name, operator }: SubExpression): AtOnce {
  const isUpper = operator === 'GT' || operator === 'GTE'
  switch (name) {
    case 'LAST':
      return { alarm: true, ok: true }
    case 'MAX':
    case 'COUNT':
      return { alarm: isUpper, ok: !isUpper }
    case 'MIN':
      return { alarm: !isUpper, ok: isUpper }
    case 'AVG':
    case 'SUM':
      return { alarm: false, ok: false }
  }
}
