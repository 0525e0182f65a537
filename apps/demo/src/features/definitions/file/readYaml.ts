import type { AlarmDefinitionFields } from '@monasca/core'
import { DefinitionDocumentError, readDefinitionDocument } from '@monasca/core/definitions'
import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml'

/** Something in the file that cannot be used. */
export type FileProblem = {
  /** From 1; `undefined` if it is not in one line. */
  line: number | undefined
  /** The definition and field, if known. */
  place: string | undefined
  /** One or two sentences. */
  text: string
}

export type ReadFile =
  | { definitions: AlarmDefinitionFields[]; problems?: undefined }
  | { definitions?: undefined; problems: FileProblem[] }

/** Longest text in characters: more than a thousand definitions. The YAML parser takes seconds for a megabyte. */
const maximumLengths = { yaml: 500_000, json: 5_000_000 }
const shownProblems = 20

/** Reads alarm definitions from YAML or JSON. The text may be anything. */
export function readYaml(text: string): ReadFile {
  const refuse = (reason: string): ReadFile => ({
    problems: [{ line: undefined, place: undefined, text: reason }],
  })
  const json = text.length > maximumLengths.json ? undefined : tryJson(text)
  if (json !== undefined && text.length > maximumLengths.yaml) return readContent(json, () => undefined)
  if (text.length > maximumLengths.yaml)
    return refuse('The file is larger than 500 kB. Split it, or use JSON.')
  if (isDeep(text)) return refuse('The file is nested too deeply. It is not a list of alarm definitions.')
  const lines = new LineCounter()
  let document: Document.Parsed
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  } catch {
    return refuse('The file is not valid YAML.')
  }
  const lineAt = (offset: number | undefined) =>
    offset === undefined ? undefined : lines.linePos(offset).line
  const invalid = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    line: lineAt(pos[0]),
    place: undefined,
    text: `Not valid YAML: ${message}`,
  }))
  // Repeated aliases make a short file huge in memory.
  visit(document, {
    Alias: (_, { range }) => {
      invalid.push({ line: lineAt(range?.[0]), place: undefined, text: 'Aliases (*) are not supported.' })
      return visit.BREAK
    },
  })
  if (invalid.length > 0) return { problems: invalid.slice(0, shownProblems) }
  return readContent(document.toJS({ maxAliasCount: 0 }), (path) => lineAt(offsetOf(document, path)))
}

type Path = readonly (string | number | undefined)[]

function readContent(content: unknown, lineOf: (path: Path) => number | undefined): ReadFile {
  try {
    return { definitions: readDefinitionDocument(content) }
  } catch (error) {
    if (!(error instanceof DefinitionDocumentError)) throw error
    return {
      problems: error.problems.slice(0, shownProblems).map(({ index, name, field, path, reason, advice }) => {
        // Line and name say which entry it is.
        const part = index === undefined ? path : path.slice(`definitions[${index}].`.length)
        return {
          line: lineOf(index === undefined ? [path] : ['definitions', index, field]),
          place: name,
          text: `${part === '' ? (index === undefined ? 'The file' : 'The entry') : `\`${part}\``} ${reason}.${advice === undefined ? '' : ` ${advice}`}`,
        }
      }),
    }
  }
}

/** Parses JSON, which is fast for large files; `undefined` for anything else. */
function tryJson(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Where the innermost part of a path that exists begins. */
function offsetOf(
  document: Document.Parsed,
  path: readonly (string | number | undefined)[],
): number | undefined {
  const known = path.filter((part) => part !== undefined)
  for (let length = known.length; length > 0; length--) {
    const node: unknown = document.getIn(known.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return undefined
}

/** Whether brackets or indentation are deeper than in any list of definitions: the parser is slow for such texts. */
function isDeep(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1
    if (depth > 100) return true
  }
  return /^[\s?:-]{200}/m.test(text)
}
