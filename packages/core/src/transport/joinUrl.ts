/** Removes trailing slashes. */
export function trimSlashes(url: string): string {
  // A loop: the pattern `/+$` takes quadratic time for slashes inside.
  let end = url.length
  while (url[end - 1] === '/') end--
  return url.slice(0, end)
}

/** Joins a base URL and a path with exactly one slash, and keeps the path prefix of the base. */
export function joinUrl(base: string, path: string): string {
  return `${trimSlashes(base)}/${path.replace(/^\/+/, '')}`
}
