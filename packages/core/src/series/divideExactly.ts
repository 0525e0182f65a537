/** Powers of ten that a double represents exactly. */
export const powersOfTen: readonly number[] = /* @__PURE__ */ Array.from({ length: 23 }, (_, exponent) =>
  Number(`1e${exponent}`),
)

/** Splits a double into two halves whose products are exact. */
const splitter = 2 ** 27 + 1

/**
 * Returns the double nearest to `(head × 10^tailDigits + tail) / 10^shift`, for numbers with too many digits for one
 * double. The platform would need a text for them.
 *
 * The quotient is the sum of two doubles; the second is the error of the first, with far more digits than the result.
 * It fails only if even these cannot decide between two neighbouring doubles.
 *
 * @param head the first digits, a whole number below 10^15
 * @param tail the following digits, a whole number of `tailDigits` digits, at most 3
 * @param shift 0 to 22
 * @returns NaN if the result is uncertain
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

/** The rounding error of a product: `left × right − product`, exactly. */
function productError(left: number, right: number, product: number): number {
  const leftScaled = splitter * left
  const leftHigh = leftScaled - (leftScaled - left)
  const leftLow = left - leftHigh
  const rightScaled = splitter * right
  const rightHigh = rightScaled - (rightScaled - right)
  const rightLow = right - rightHigh
  return leftHigh * rightHigh - product + leftHigh * rightLow + leftLow * rightHigh + leftLow * rightLow
}
