import { mask } from './credentialsInUrl.js'
import { isSecretName } from './secretNames.js'

/** What Node asks an object for before it prints it. */
const inspectSymbol = Symbol.for('nodejs.util.inspect.custom')

/** Lets an object be printed, by a console and as JSON, as something else. */
function printAs(target: object, show: () => object): void {
  Object.defineProperties(target, { toJSON: { value: show }, [inspectSymbol]: { value: show } })
}

/** Adds secrets to an object: read as members like others, but neither listed nor copied, and printed as asterisks. */
export function addHiddenMembers<target extends object, hidden extends object>(
  target: target,
  hidden: hidden,
): target & hidden {
  const masks: Record<string, string> = {}
  for (const [name, value] of Object.entries(hidden)) {
    masks[name] = mask
    // A getter, since Node has an option to print what is not enumerable.
    Object.defineProperty(target, name, { get: () => value })
  }
  printAs(target, () => ({ ...target, ...masks }))
  // Defined just now.
  return target as target & hidden
}

/** Lets an object that must stay one of plain options be printed without what its names say is secret. */
export function maskWhenPrinted<target extends Readonly<Record<string, unknown>>>(target: target): target {
  const toWords = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const entries = () =>
    Object.entries(target).map(([name, value]) => [name, isSecretName(toWords(name)) ? mask : value])
  printAs(target, () => Object.fromEntries(entries()))
  return target
}
