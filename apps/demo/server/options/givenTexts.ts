import { keyOf, type OptionName, optionNames, variableOf, variablePrefix } from './optionTable.js'

/** The text of an option, and where it is from: `--port`, `MONASCA_DASHBOARD_PORT`, `port in dashboard.yaml`. */
export type GivenText = { text: string; source: string }

/** The options of one source. */
export type GivenTexts = {
  texts: Partial<Record<OptionName, GivenText>>
  mistakes: string[]
}

/** The variable that names the configuration file. */
export const configVariable: string = variableOf('config')

/** Reads the variables `MONASCA_DASHBOARD_…`. Empty ones are ignored, as if they were not set. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): GivenTexts {
  const texts: GivenTexts['texts'] = {}
  const mistakes: string[] = []
  const names = new Map(optionNames.map((name) => [variableOf(name), name]))
  for (const [variable, text] of Object.entries(environment)) {
    if (!variable.startsWith(variablePrefix) || variable === configVariable) continue
    if (text === undefined || text === '' || isServiceLink(variable, text)) continue
    const name = names.get(variable)
    if (name === undefined) mistakes.push(`${variable} is not an option.`)
    else texts[name] = { text, source: variable }
  }
  return { texts, mistakes }
}

/** Kubernetes sets such variables for a service with the name `monasca-dashboard`. */
function isServiceLink(variable: string, text: string): boolean {
  return /^SERVICE_|^PORT_/.test(variable.slice(variablePrefix.length)) || /^(tcp|udp|sctp):\/\//.test(text)
}

/**
 * Reads the keys of a configuration file.
 *
 * @param content the parsed file
 * @param file its name for messages
 */
export function readFileContent(content: unknown, file: string): GivenTexts {
  const texts: GivenTexts['texts'] = {}
  if (content === null || content === undefined) return { texts, mistakes: [] }
  if (typeof content !== 'object' || Array.isArray(content)) {
    return { texts, mistakes: [`${file} must contain options such as "port: 5173".`] }
  }
  const mistakes: string[] = []
  const names = new Map(optionNames.map((name) => [keyOf(name), name]))
  for (const [key, value] of Object.entries(content)) {
    const source = `${key} in ${file}`
    const name = names.get(key)
    const text = toText(value)
    if (name === undefined) mistakes.push(`${source} is not an option.`)
    else if (text === undefined) mistakes.push(`${source} must be a text, a number, true, false or a list.`)
    else texts[name] = { text, source }
  }
  return { texts, mistakes }
}

function toText(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item) => (Array.isArray(item) ? undefined : toText(item)))
    return items.includes(undefined) ? undefined : items.join(',')
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined
}
