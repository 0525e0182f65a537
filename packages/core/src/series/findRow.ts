/** The first row at or after a time (ms since the epoch); the number of rows if all are before it. */
export function findRow(timestamps: Float64Array, time: number): number {
  let low = 0
  let high = timestamps.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((timestamps[middle] ?? time) < time) low = middle + 1
    else high = middle
  }
  return low
}
