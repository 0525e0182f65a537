/** Waits for a condition: polls every tenth of a second, for at most half a minute. */
export async function waitUntil(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('The condition was not met within half a minute.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
