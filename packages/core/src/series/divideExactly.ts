/** Powers of ten that a double represents exactly. */
export const powersOfTen: readonly number[] = /* @__PURE__ */ Array.from({ length: 23 }, (_, exponent) =>
  Number(`1e${exponent}`),
)

/** Splits a double into two halves whose products are exact. */
const splitter = 2 ** 27 + 1

/** The reciprocals of the powers of ten, each as two doubles whose sum it is. */
const reciprocals: readonly number[] = /* @__PURE__ */ powersOfTen.flatMap((power) => {
  const reciprocal = 1 / power
  const product = reciprocal * power
  return [reciprocal, (1 - product - productError(reciprocal, power, product)) / power]
})

/**
 * Returns the double nearest to `(head × 10^tailDigits + tail) / 10^shift`, for numbers with too many digits for one
 * double. The platform would need a text for them.
 *
 * The quotient is the sum of two doubles, with far more digits than the result. It fails only if even these cannot
 * decide between two neighbouring doubles.
 *
 * @param head the first digits, a whole number
 * @param tail the following digits, a whole number of `tailDigits` digits
 * @param tailDigits 0 to 9
 * @param shift 0 to 22
 * @returns NaN if the result is uncertain
 */
export function divideExactly(head: number, tail: number, tailDigits: number, shift: number): number {
  const high = head * (powersOfTen[tailDigits] as number)
  // The product ends with as many zero bits as the power: that many more fit into a double.
  if (high > 2 ** 53 * (1 << tailDigits)) return Number.NaN
  const sum = high + tail
  const sumError = tail - (sum - high)
  const reciprocal = reciprocals[2 * shift] as number
  const quotient = sum * reciprocal
  const correction =
    productError(sum, reciprocal, quotient) +
    (sum * (reciprocals[2 * shift + 1] as number) + sumError * reciprocal)
  const uncertainty = quotient * 2 ** -100
  const result = quotient + (correction + uncertainty)
  return result === quotient + (correction - uncertainty) ? result : Number.NaN
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
