/** One value of this machine, without host name and time. */
export type Sample = {
  name: string
  value: number
  dimensions?: Readonly<Record<string, string>> | undefined
}

/** Reads one kind of value; what this machine does not have is left out. */
export type ReadSamples = () => Promise<Sample[]>

/** Two decimal places are enough, and keep requests small. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}
