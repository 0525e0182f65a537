import type { RouteComponent } from '@tanstack/react-router'
import { lazyPage } from './lazyPage.js'

/** As `lazyPage`, for a page that uses Mantine: its provider and styles load beside the code. */
export function lazyMantinePage<Key extends string>(
  load: () => Promise<Record<Key, RouteComponent>>,
  name: Key,
): RouteComponent {
  const loadBoth = async () => {
    const [code, { withMantine }] = await Promise.all([
      load(),
      import('../components/mantine/withMantine.js'),
    ])
    // `undefined` if the code of the page is only partly evaluated: `lazyPage` reports it.
    const page: RouteComponent | undefined = code[name]
    return { [name]: page && withMantine(page) } as Record<Key, RouteComponent>
  }
  return lazyPage(loadBoth, name)
}
