/** 1, 10, 100, … as far as a double holds them exactly. */
export const powersOfTen: readonly number[] = /* @__PURE__ */ Array.from({ length: 23 }, (_, exponent) =>
  Number(`1e${exponent}`),
)

/** Splits a double into two halves whose products are exact. */
const splitter = 2 ** 27 + 1

/**
 * The double nearest to `head × 10^tailDigits + tail`, divided by `10^shift`: where a number has too many digits for one
 * double, and too few to give the work to the platform, which would need a text.
 *
 * The quotient is computed as the sum of two doubles, of which the second says how far off the first is, with far more
 * digits than the result can hold. Only where even these do not decide between two neighbours it gives up.
 *
 * @param head the first digits, a whole number below 10^15
 * @param tail the digits behind them, a whole number of `tailDigits` digits, at most 3
 * @param shift 0 to 22
 * @returns NaN where the result is not certain
 */
export function divideExactly(head: number, tail: number, tailDigits: number, shift: number): number {
  const power = powersOfTen[tailDigits] as number
  const divisor = powersOfTen[shift] as number
  const high = head * power
  const rest = productError(head, power, high) + tail
  const sum = high + rest
  const sumError = rest - (sum - high)
  const quotient = sum / divisor
  const product = quotient * divisor
  const correction = (sum - product - productError(quotient, divisor, product) + sumError) / divisor
  const result = quotient + correction
  const certain =
    quotient + correction * (1 + 2 ** -50) === result && quotient + correction * (1 - 2 ** -50) === result
  return certain ? result : Number.NaN
}

/** What rounding took from a product: `left × right − product`, exactly. */
function productError(left: number, right: number, product: number): number {
  const leftScaled = splitter * left
  const leftHigh = leftScaled - (leftScaled - left)
  const leftLow = left - leftHigh
  const rightScaled = splitter * right
  const rightHigh = rightScaled - (rightScaled - right)
  const rightLow = right - rightHigh
  return leftHigh * rightHigh - product + leftHigh * rightLow + leftLow * rightHigh + leftLow * rightLow
}
