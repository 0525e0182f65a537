/** Whether a path of the page's origin is that of one of Keystone's version documents. */
export function isVersionPath(path: string): boolean {
  return /^\/identity(\/v\d{1,9}(\.\d{1,9})?)?\/?$/.test(path)
}

/**
 * Version documents contain Keystone's own address, which the page may not reach. The part of a link before the version
 * is replaced by the gateway's address.
 *
 * @returns the text unchanged if it is not JSON
 */
export function rewriteLinks(text: string, base: string): string {
  try {
    const document: unknown = JSON.parse(text, (key, value: unknown) =>
      key === 'href' && typeof value === 'string' ? rewriteLink(value, base) : value,
    )
    return JSON.stringify(document)
  } catch {
    return text
  }
}

function rewriteLink(link: string, base: string): string {
  if (!/^https?:\/\//.test(link)) return link
  const version = /\/v\d{1,9}(?:\.\d{1,9})?\/?$/.exec(link)?.[0]
  return version === undefined ? link : base + version
}
