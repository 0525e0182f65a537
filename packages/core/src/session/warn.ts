/** Shows a notice to developers where they look for it. */
export function warnOnConsole(message: string): void {
  // biome-ignore lint/suspicious/noConsole: the default of `onWarning`, the one place where this library prints
  console.warn(message)
}
