/** Returns a number in [0, 1) that depends only on the two integers and looks random. */
export function random(seed: number, index: number): number {
  let bits = Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(index | 0, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d)
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39)
  return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32
}

/**
 * Returns smooth noise between -1 and 1. It is deterministic: the same time always gives the same value.
 *
 * @param time milliseconds since the epoch
 * @param scale milliseconds within which it changes noticeably
 */
export function noise(seed: number, time: number, scale: number): number {
  const position = time / scale
  const index = Math.floor(position)
  const fraction = position - index
  const weight = fraction * fraction * (3 - 2 * fraction)
  const before = random(seed, index)
  return 2 * (before + (random(seed, index + 1) - before) * weight) - 1
}
