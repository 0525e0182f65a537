import type { Latency } from './faultRule.js'

/** Number of standard deviations that one value in a hundred of a normal distribution exceeds. */
const deviationsOfP99 = 2.3263

/** Draws a random wait, in whole milliseconds. */
export function drawLatency(latency: Latency, random: () => number): number {
  if (typeof latency === 'number') return latency
  if ('from' in latency) return Math.round(latency.from + (latency.to - latency.from) * random())
  const { median, p99 } = latency
  // Log-normal, by Box and Muller; 1 - random() is never 0.
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.round(median * Math.exp((normal * Math.log(p99 / median)) / deviationsOfP99))
}
