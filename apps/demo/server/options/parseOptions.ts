import { readFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { LineCounter, parseDocument } from 'yaml'
import { configVariable, type GivenTexts, readEnvironment, readFileContent } from './givenTexts.js'
import { keyOf, type OptionName, optionNames, optionTable } from './optionTable.js'
import { resolveOptions } from './resolveOptions.js'
import type { ServerOptions } from './serverOptions.js'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** Creates the command line program; `help.txt` is its help. */
export function createCommand(): Command {
  const command = new Command('monasca-dashboard')
    .description('Serves the dashboard on an emulated Keystone and Monasca, or as a gateway to real ones.')
    .version(version)
    .option('--config <file>', `YAML or JSON file with options; also in the variable ${configVariable}`)
  for (const name of optionNames) command.addOption(createOption(name))
  return command.addHelpText(
    'after',
    `
Each option is also a key of the file (keystone-url: https://…), and an
environment variable (MONASCA_DASHBOARD_KEYSTONE_URL). A flag takes precedence
over a variable, and a variable over the file.`,
  )
}

function createOption(name: OptionName): Option {
  const { argument, help, isList, default: usual } = optionTable[name]
  const option = new Option(`--${keyOf(name)}${argument === undefined ? '' : ` ${argument}`}`, help)
  const isShown = usual !== undefined && usual !== false && !Array.isArray(usual)
  if (isShown) option.description += ` (default: ${usual})`
  if (isList) option.argParser((value: string, all: string[] = []) => [...all, value])
  return option
}

/**
 * Reads flags, environment and configuration file.
 *
 * @returns the options, or a line for each mistake
 */
export function readOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ReturnType<typeof resolveOptions> {
  const command = createCommand().parse(argv)
  const { config = environment[configVariable], ...given } = command.opts<Record<string, unknown>>()
  const flags: GivenTexts['texts'] = {}
  for (const name of optionNames) {
    const value = given[name]
    if (value !== undefined) flags[name] = { text: String(value), source: `--${keyOf(name)}` }
  }
  const variables = readEnvironment(environment)
  const file = typeof config === 'string' && config !== '' ? readFile(config) : { texts: {}, mistakes: [] }
  const { options, mistakes } = resolveOptions({ ...file.texts, ...variables.texts, ...flags })
  return { options, mistakes: [...file.mistakes, ...variables.mistakes, ...mistakes] }
}

function readFile(path: string): GivenTexts {
  try {
    const lineCounter = new LineCounter()
    const document = parseDocument(readFileSync(path, 'utf8'), { prettyErrors: false, lineCounter })
    const [error] = document.errors
    if (!error) return readFileContent(document.toJS(), path)
    const { line } = lineCounter.linePos(error.pos[0])
    return { texts: {}, mistakes: [`${path}, line ${line}: ${error.message}`] }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    return { texts: {}, mistakes: [`--config: cannot read ${path} (${code}).`] }
  }
}

/** Reads the options; prints mistakes or the help and ends the process if it was asked for. */
export function parseOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ServerOptions {
  const { options, mistakes } = readOptions(argv, environment)
  if (mistakes.length === 0) return options
  const heading =
    mistakes.length === 1
      ? 'The configuration has a mistake:'
      : `The configuration has ${mistakes.length} mistakes:`
  console.error(
    [heading, ...mistakes.map((line) => `  ${line}`), 'Run with --help for all options.'].join('\n'),
  )
  process.exit(1)
}
