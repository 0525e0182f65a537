import { sameNumber } from './sameRows.js'

/** Memory that has room for more values after `end`. Only the column that ends there may grow in place. */
type Growing = { memory: Float64Array; end: number }

const growing: WeakMap<ArrayBufferLike, Growing> = /* @__PURE__ */ new WeakMap()

/** Values that `extendColumn` allocates in advance, as a share of the column. */
const spareShare = 1 / 8

/** The rows of a column that stay: from `first` to before `end`. */
export type KeptRows = { first: number; end: number }

/** Number of values at the start of `fresh` that `column` has from `end` on. */
export function countSame(column: Float64Array, end: number, fresh: Float64Array): number {
  let count = 0
  while (
    count < fresh.length &&
    end + count < column.length &&
    sameNumber(column[end + count], fresh[count])
  ) {
    count++
  }
  return count
}

/**
 * Replaces the end of a column: its kept rows, then `fresh`. The given column never changes. If `fresh` only adds values,
 * they are written behind it, into memory that both then share: the cost does not depend on the length of the column.
 */
export function extendColumn(
  column: Float64Array,
  { first, end }: KeptRows,
  fresh: Float64Array,
): Float64Array {
  const same = countSame(column, end, fresh)
  const isAppended = end + same === column.length
  if (isAppended && same === fresh.length) return column.subarray(first)
  const start = column.byteOffset / Float64Array.BYTES_PER_ELEMENT
  const length = end - first + fresh.length
  const known = isAppended ? growing.get(column.buffer) : undefined
  if (known?.end === start + column.length && start + first + length <= known.memory.length) {
    for (let row = same; row < fresh.length; row++) known.memory[known.end++] = fresh[row] ?? Number.NaN
    return known.memory.subarray(start + first, known.end)
  }
  // Values that change with every refresh, such as those of an unfinished period, need a copy anyway.
  const memory = new Float64Array(length + (isAppended ? Math.ceil(length * spareShare) : 0))
  memory.set(first === 0 && end === column.length ? column : column.subarray(first, end))
  memory.set(fresh, end - first)
  if (!isAppended) return memory
  growing.set(memory.buffer, { memory, end: length })
  return memory.subarray(0, length)
}
