import { mask } from './credentialsInUrl.js'
import { isSecretName } from './secretNames.js'

/** The method Node calls on an object to print it. */
const inspectSymbol = Symbol.for('nodejs.util.inspect.custom')

/** Replaces what the console and `JSON.stringify` print for an object. */
function printAs(target: object, show: () => object): void {
  Object.defineProperties(target, { toJSON: { value: show }, [inspectSymbol]: { value: show } })
}

/**
 * Adds secrets to an object: readable like other members, but neither enumerated nor copied, and printed as asterisks.
 */
export function addHiddenMembers<target extends object, hidden extends object>(
  target: target,
  hidden: hidden,
): target & hidden {
  const masks: Record<string, string> = {}
  for (const [name, value] of Object.entries(hidden)) {
    masks[name] = mask
    // A getter, because a Node option prints non-enumerable values.
    Object.defineProperty(target, name, { get: () => value })
  }
  printAs(target, () => ({ ...target, ...masks }))
  // Defined above.
  return target as target & hidden
}

/** Hides the members with secret names when an object is printed, for objects that must remain plain options. */
export function maskWhenPrinted<target extends Readonly<Record<string, unknown>>>(target: target): target {
  const toWords = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const entries = () =>
    Object.entries(target).map(([name, value]) => [name, isSecretName(toWords(name)) ? mask : value])
  printAs(target, () => Object.fromEntries(entries()))
  return target
}
