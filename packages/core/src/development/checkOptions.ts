import { closestName } from './closestName.js'
import {
  clientOptionNames,
  managerOptionNames,
  openIdOptionNames,
  sessionOptionNames,
} from './optionNames.js'
import { warnOnce } from './warnOnce.js'

/** The options of each function. */
const names: Readonly<Record<string, readonly string[]>> = {
  createClient: [...clientOptionNames, ...sessionOptionNames],
  createRequester: [...clientOptionNames, ...sessionOptionNames],
  createSession: sessionOptionNames,
  createSessionManager: [...managerOptionNames, ...sessionOptionNames],
  createOpenId: openIdOptionNames,
}

/**
 * Warns of options that are probably typos: names that no function has, but similar to one of this function. Other
 * unknown names may belong to an object that serves several purposes. Values never appear in the warning.
 *
 * @param place - the function that takes the options
 */
export function checkOptions(place: string, options: object, warn: (message: string) => void): void {
  const known = Object.values(names).flat()
  for (const name of Object.keys(options)) {
    // Functions pass on the options of those that call them.
    const meant = known.includes(name) ? undefined : closestName(name, names[place] ?? [])
    if (meant === undefined) continue
    warnOnce(name, `\`${place}\` has no option \`${name}\`. Did you mean \`${meant}\`?`, warn)
  }
}
