/** The middle value. */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/**
 * Measures two functions side by side: short rounds of one and the other in turn, the order swapped each time, so
 * that a slow moment of the machine hits both. Resolves to the median milliseconds of each and the median of the
 * ratios of neighbouring rounds.
 */
export async function compare(ours, bare, { rounds, warmUp }) {
  const time = async (work) => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  for (let round = 0; round < warmUp; round += 1) {
    await bare()
    await ours()
  }
  const times = { ours: [], bare: [], ratios: [] }
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0
    const a = await time(first ? bare : ours)
    const b = await time(first ? ours : bare)
    const [bareTime, oursTime] = first ? [a, b] : [b, a]
    times.bare.push(bareTime)
    times.ours.push(oursTime)
    times.ratios.push(oursTime / bareTime)
  }
  return { ours: median(times.ours), bare: median(times.bare), ratio: median(times.ratios) }
}
