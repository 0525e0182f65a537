/** Waits for a condition, asking every tenth of a second, for half a minute at most. */
export async function waitUntil(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen within half a minute.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
