/**
 * Starts measuring the CPU time of this process in milliseconds: on a busy machine a clock also measures other
 * processes.
 */
export function startProcessorTime(): () => number {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
}
