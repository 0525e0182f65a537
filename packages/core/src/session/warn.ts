/** Prints a warning for developers. */
export function warnOnConsole(message: string): void {
  // biome-ignore lint/suspicious/noConsole: the default of `onWarning`, the one place where this library prints
  console.warn(message)
}
