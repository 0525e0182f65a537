/** An address of a notification method, for the screen. */
export type MaskedAddress = {
  /** The address without its secrets. */
  text: string
  /** Whether something is hidden. */
  isMasked: boolean
}

const mask = '••••••'

/** Length from which a part of a path may be a key, such as that of an incoming webhook. */
const keyLength = 16

/**
 * Hides the secrets of an address: the whole service key, and of a URL the password, the values of the query, and the
 * parts of the path that look like keys. Email addresses have none.
 */
export function maskAddress(type: string, address: string): MaskedAddress {
  if (type === 'EMAIL') return { text: address, isMasked: false }
  if (!URL.canParse(address) || !/^https?:\/\//i.test(address)) {
    // A webhook's address without a scheme is not valid, but is no key either.
    return type === 'WEBHOOK' ? { text: address, isMasked: false } : { text: mask, isMasked: true }
  }
  const text = maskUrl(new URL(address), address)
  return { text, isMasked: text !== address }
}

function maskUrl(
  { protocol, username, password, host, pathname, search, hash }: URL,
  address: string,
): string {
  const user =
    username === '' && password === ''
      ? ''
      : `${password === '' ? '' : username}${password === '' ? mask : `:${mask}`}@`
  const path = pathname
    .split('/')
    .map((part) => (isKey(part) ? mask : part))
    .join('/')
  const query = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
    .map(maskPair)
    .join('&')
  // The parser adds the slash after a host.
  const isBare = pathname === '/' && !address.slice(protocol.length + 2).includes('/')
  return `${protocol}//${user}${host}${isBare ? '' : path}${query === '' ? '' : `?${query}`}${hash === '' ? '' : `#${mask}`}`
}

/** Names of parameters that are shown with their value: those of Jira's addresses. */
const openParameters: ReadonlySet<string> = new Set(['project', 'component'])

function maskPair(pair: string): string {
  const [name = '', value] = pair.split('=', 2)
  return value === undefined || openParameters.has(name) ? pair : `${name}=${mask}`
}

/** Whether a part of a path is long, and mixes letters with digits. */
function isKey(part: string): boolean {
  return part.length >= keyLength && /\d/.test(part) && /[a-z]/i.test(part) && !part.includes('.')
}
