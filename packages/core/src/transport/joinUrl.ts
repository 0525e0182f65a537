/** Cuts the slashes at the end off. */
export function trimSlashes(url: string): string {
  return url.replace(/\/+$/, '')
}

/** Joins a base, whose path prefix is kept, and a path with exactly one slash. */
export function joinUrl(base: string, path: string): string {
  return `${trimSlashes(base)}/${path.replace(/^\/+/, '')}`
}
