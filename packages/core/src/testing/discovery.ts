/** A version for a test version document. */
export type VersionFixture = {
  /** For example `v3.14`. */
  id: string
  /** The URL of this version in the document. */
  href: string
  /** @default 'stable' */
  status?: string | undefined
}

/** One entry of a version document. */
export function createVersion({ id, href, status = 'stable' }: VersionFixture): Record<string, unknown> {
  return { id, status, updated: '2020-01-01T00:00:00Z', links: [{ rel: 'self', href }], 'media-types': [] }
}

/**
 * Keystone's version document, which is sent with status 300.
 *
 * @example
 * ```ts
 * createVersionDocument([{ id: 'v3.14', href: 'http://127.0.0.1:5000/v3/' }])
 * ```
 */
export function createVersionDocument(versions: readonly VersionFixture[]): {
  versions: { values: unknown[] }
} {
  return { versions: { values: versions.map(createVersion) } }
}
