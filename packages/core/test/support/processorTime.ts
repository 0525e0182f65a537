/**
 * Starts to measure the work of this process, in milliseconds of the processor: on a busy machine a clock also measures
 * what others do.
 */
export function startProcessorTime(): () => number {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
}
