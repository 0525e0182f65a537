import { type BaseIssue, getDotPath, safeParse } from 'valibot'
import { type Dashboard, dashboardLimits, dashboardSchema, formatVersion } from './dashboard.js'
import { migrateDashboard } from './migrateDashboard.js'

/** What is wrong with a file, and what to change. */
export type DashboardProblem = {
  /** Where: `panels.2.queries.0.metric`; empty for the whole file. */
  path: string
  text: string
}

/** The result of reading a dashboard. */
export type ParsedDashboard =
  | { dashboard: Dashboard; problems?: undefined }
  | { dashboard?: undefined; problems: readonly DashboardProblem[] }

/** Most problems that are listed: the first ones usually explain the others. */
const listed = 10

/** Reads a dashboard from the text of a file, and says what to change if it is none. */
export function parseDashboard(text: string): ParsedDashboard {
  const { content, problems } = parseJson(text)
  return problems ? { problems } : checkDashboard(content)
}

/** Reads JSON of a limited size. */
export function parseJson(
  text: string,
): { content: unknown; problems?: undefined } | { content?: undefined; problems: DashboardProblem[] } {
  if (text.length > dashboardLimits.file) {
    return problem('The file is larger than 1 MB. Split it into several.')
  }
  try {
    return { content: JSON.parse(text) }
  } catch (error) {
    const reason = error instanceof Error ? ` The browser says: ${error.message}` : ''
    return problem(`The file is not JSON.${reason}`)
  }
}

/** Checks the content of a file, after migrating it to the current version. */
export function checkDashboard(content: unknown): ParsedDashboard {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return problem(`Use an object instead of ${shorten(content)}.`)
  }
  const parsed = safeParse(dashboardSchema, migrateDashboard(content), { abortPipeEarly: true })
  if (parsed.success) return { dashboard: parsed.output }
  return { problems: parsed.issues.slice(0, listed).map(toProblem) }
}

function problem(text: string): { problems: DashboardProblem[] } {
  return { problems: [{ path: '', text }] }
}

/** Says where a problem is, and what to change. */
export function toProblem(issue: BaseIssue<unknown>): DashboardProblem {
  const path = getDotPath(issue) ?? ''
  return { path, text: path === 'version' ? versionWords(issue.input) : problemWords(issue) }
}

function versionWords(version: unknown): string {
  if (typeof version === 'number' && version > formatVersion) {
    return `Version ${version} is newer than this page, which reads up to ${formatVersion}. Update the page.`
  }
  return `Use ${formatVersion} instead of ${shorten(version)}.`
}

/** Says what to change. `issue.type` is the name of the failed check. */
function problemWords({
  type,
  kind,
  expected,
  received,
  requirement,
  input,
  path,
  message,
}: BaseIssue<unknown>) {
  switch (type) {
    case 'strict_object': {
      const key = String(path?.at(-1)?.key ?? '')
      if (expected === 'never')
        return `“${key}” is not a field of the format. Remove it, or check its spelling.`
      if (received === 'undefined') return 'This field is missing. Add it.'
      return `Use an object instead of ${shorten(input)}.`
    }
    case 'max_length':
      return `Too long: at most ${String(requirement)} ${typeof input === 'string' ? 'characters' : 'elements'}.`
    case 'min_length':
    case 'non_empty':
      return 'This must not be empty.'
    case 'min_value':
      return `Use a number of at least ${String(requirement)} instead of ${shorten(input)}.`
    case 'max_value':
      return `Use a number of at most ${String(requirement)} instead of ${shorten(input)}.`
    case 'integer':
      return `Use a whole number instead of ${shorten(input)}.`
    case 'regex':
      return `${shorten(input)} has a character that is not allowed here, or is too long.`
    case 'check':
      return message
    default:
      if (received === 'undefined') return `This field is missing. Use ${words(expected)}.`
      return kind === 'schema' ? `Use ${words(expected)} instead of ${shorten(input)}.` : message
  }
}

/** The names of types in words. Other expectations are values. */
const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'an object',
}

function words(expected: string | null): string {
  const alternatives = (expected ?? '').replace(/^\((.*)\)$/, '$1').split(' | ')
  return alternatives.map((one) => types[one] ?? one).join(', or ')
}

function shorten(input: unknown): string {
  const text = JSON.stringify(input) ?? 'nothing'
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
