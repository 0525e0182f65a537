const failed = new Set<HTMLLinkElement>()

/** Notes the style sheets that do not load from now on. */
export function watchStyles(): void {
  addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed.add(target)
    },
    // The event of a link does not bubble.
    true,
  )
}

/**
 * Loads the style sheets again that did not load. The bundler's loader requests each one once, and would then show a page
 * without its styles.
 *
 * @throws Error if one fails again
 */
export async function repairStyles(): Promise<void> {
  await Promise.all([...failed].map(reload))
}

function reload(old: HTMLLinkElement): Promise<void> {
  failed.delete(old)
  const link = old.cloneNode() as HTMLLinkElement
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve())
    // In the words of the bundler's loader.
    link.addEventListener('error', () => reject(new Error(`Unable to preload CSS for ${link.href}`)))
    old.replaceWith(link)
  })
}
