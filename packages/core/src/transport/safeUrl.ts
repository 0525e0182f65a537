/** An address as errors may show it: without credentials, query and fragment. */
export function safeUrl(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^([^/]*\/\/)[^/]*@/, '$1')
}
