/** Cuts the slashes at the end off. */
export function trimSlashes(url: string): string {
  // A loop: the pattern `/+$` takes quadratic time for slashes inside.
  let end = url.length
  while (url[end - 1] === '/') end--
  return url.slice(0, end)
}

/** Joins a base, whose path prefix is kept, and a path with exactly one slash. */
export function joinUrl(base: string, path: string): string {
  return `${trimSlashes(base)}/${path.replace(/^\/+/, '')}`
}
