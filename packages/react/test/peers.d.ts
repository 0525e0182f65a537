import 'vitest'

declare module 'vitest' {
  // Vitest looks for an interface.
  export interface ProvidedContext {
    /** The versions that a project says its tests run on. */
    peers: { react: number; query: 'newest' | 'first' }
  }
}
