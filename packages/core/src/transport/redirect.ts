/** Statuses that redirect the request; 300 and 304 are ordinary responses. */
export function isRedirect(response: Response): boolean {
  const { status } = response
  const moved = status > 300 && status < 309 && status !== 304 && status !== 306
  return moved || (status === 0 && response.type === 'opaqueredirect')
}

/** Whether a redirect is followed (or is an error) rather than returned: the caller's limit is not reached yet. */
export function mayFollow(limit: number | boolean | undefined, response: Response, hops: number): boolean {
  // A redirect that the browser hides contains nothing to return.
  return limit === undefined || limit === true || hops < Number(limit) || response.type === 'opaqueredirect'
}
