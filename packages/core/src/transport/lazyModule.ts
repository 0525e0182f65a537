import { ConnectionError } from '../errors/index.js'

/** Milliseconds: an error without its explanation is better than one that comes late. */
const patience = 1000

/** A module that is loaded when it is first used. */
export type LazyModule<module> = {
  /** The module, once it is loaded. */
  readonly loaded: module | undefined
  /**
   * Loads the module. After a failure, the next call tries again.
   *
   * @throws ConnectionError if it cannot be loaded
   */
  load(): Promise<module>
  /** Loads the module; resolves to `undefined` if that fails or takes a second: the network may be down. */
  tryLoad(): Promise<module | undefined>
}

/**
 * Keeps a module out of the first load of a page. Once it is loaded, its users need not wait again.
 *
 * @param importModule - calls `import()`, with a literal so that bundlers find the file
 */
export function lazyModule<module>(importModule: () => Promise<module>): LazyModule<module> {
  let loaded: module | undefined
  const load = async (): Promise<module> => {
    try {
      loaded ??= await importModule()
      return loaded
    } catch (cause) {
      throw new ConnectionError({
        method: 'GET',
        url: 'the server of this page',
        metaMessages: ['A part of the application could not be loaded. Try again, or reload the page.'],
        cause,
      })
    }
  }
  return {
    get loaded() {
      return loaded
    },
    load,
    tryLoad() {
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(resolve, patience, undefined)
      })
      return Promise.race([load().catch(() => undefined), late]).finally(() => clearTimeout(timer))
    },
  }
}
