/** What the address of a type is, in words. */
export type AddressWords = {
  label: string
  /** Shown below the label. */
  description: string
}

/** Maximum number of characters that servers store. */
const maximumLength = 512

const other: AddressWords = {
  label: 'Address',
  description: 'The format depends on the server’s plugin for this type.',
}

const words: Readonly<Record<string, AddressWords>> = {
  EMAIL: { label: 'Email address', description: 'Such as oncall@example.org' },
  WEBHOOK: {
    label: 'URL',
    description: 'Receives POST requests with JSON, such as https://hooks.example.org/monasca',
  },
  PAGERDUTY: { label: 'Integration key', description: 'Of a PagerDuty service with the Events API v1' },
  SLACK: { label: 'URL', description: 'An incoming webhook: https://hooks.slack.com/services/…' },
  JIRA: { label: 'URL', description: 'Such as https://jira.example.org/?project=OPS&component=network' },
}

/** Label and description of the address of a type. */
export function addressWords(type: string): AddressWords {
  return words[type] ?? other
}

/**
 * Returns why servers refuse an address, or `undefined` for one that they accept. These are the rules of the Python
 * server: an `@` with text around it, an http or https URL with a host, and any text for all other types.
 */
export function findAddressProblem(type: string, address: string): string | undefined {
  if (address === '') return `Enter ${withArticle(addressWords(type).label)}.`
  if ([...address].length > maximumLength) return `Use at most ${maximumLength} characters.`
  if (type === 'EMAIL' && (!address.slice(1, -1).includes('@') || /[\r\n]/.test(address))) {
    return 'An email address has text on both sides of the @.'
  }
  return type === 'WEBHOOK' ? findUrlProblem(address) : undefined
}

/** Returns what makes deliveries to an address fail although servers accept it. */
export function findAddressAdvice(type: string, address: string): string | undefined {
  if (address === '' || findAddressProblem(type, address) !== undefined) return undefined
  switch (type) {
    case 'EMAIL':
      return /\s/.test(address) ? 'Email addresses contain no spaces.' : undefined
    case 'SLACK':
      return findUrlProblem(address)
    case 'JIRA':
      return (
        findUrlProblem(address) ??
        (new URL(address).searchParams.has('project') ? undefined : 'Add the project: ?project=OPS')
      )
    case 'PAGERDUTY':
      return URL.canParse(address) ? 'Enter the key alone, not a URL.' : undefined
    default:
      return undefined
  }
}

/** The server looks for a scheme and a host; the browser's own parser would accept `http:example.org`. */
function findUrlProblem(address: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  if (scheme !== 'http' && scheme !== 'https') return 'Start with http:// or https://.'
  return /^https?:\/\/[^/?#]/i.test(address) && URL.canParse(address)
    ? undefined
    : 'The URL has no valid host.'
}

function withArticle(label: string): string {
  const first = label.startsWith('URL') ? label : label.charAt(0).toLowerCase() + label.slice(1)
  return /^[aei]/.test(first) ? `an ${first}` : `a ${first}`
}
