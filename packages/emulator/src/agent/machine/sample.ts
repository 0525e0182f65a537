/** One value of this machine, before host name and time are added. */
export type Sample = {
  name: string
  value: number
  dimensions?: Readonly<Record<string, string>> | undefined
}

/** Reads one kind of values; what this machine does not have is left out. */
export type ReadSamples = () => Promise<Sample[]>

/** Two digits after the point are plenty, and keep requests small. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}
