/**
 * A `structuralSharing` for series: returns the previous data if it is deeply equal, else the new data as it is. The
 * default of measurement and statistics queries.
 *
 * React-query's own structural sharing copies every point to keep the few that are equal. Without any, `useQueries`
 * renders endlessly if an inline `select` returns a new array.
 *
 * @example
 * ```ts
 * const shown = [1, 2]
 * keepIfEqual(shown, [1, 2]) === shown // true
 * ```
 */
export function keepIfEqual<data>(previous: data | undefined, next: data): data {
  return previous !== undefined && isEqual(previous, next) ? previous : next
}

/** Stops at the first difference. Instances of classes are equal only to themselves. */
function isEqual(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (isList(left) && isList(right)) return isEqualList(left, right)
  if (!isPlainObject(left) || !isPlainObject(right)) return false
  const names = Object.keys(left)
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && isEqual(left[name], right[name]))
  )
}

function isEqualList(left: ArrayLike<unknown>, right: ArrayLike<unknown>): boolean {
  if (left.constructor !== right.constructor || left.length !== right.length) return false
  for (let index = 0; index < left.length; index++) {
    if (!isEqual(left[index], right[index])) return false
  }
  return true
}

/** Arrays, and the typed arrays that charts are drawn from. */
function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
