import { LineCounter, parseDocument, type Tags } from 'yaml'
import { CloudsFileError } from '../errors.js'
import { mappingOf, type Values } from './values.js'

/** Reasons for common mistakes, by the parser's code. Its own messages quote the file, which may contain a password. */
const reasons: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'a value that begins with * refers to nothing',
  BAD_DQ_ESCAPE: 'a backslash in double quotes is followed by an invalid escape',
  BAD_INDENT: 'the indentation does not match the lines above',
  BAD_SCALAR_START: 'a value begins with a character that needs quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a value has a colon in it, or the indentation does not match the lines above',
  DUPLICATE_KEY: 'a key occurs twice',
  MISSING_CHAR: 'a quote, bracket or brace is not closed, or a colon is missing',
  MULTIPLE_DOCS: 'a second document begins, and only one can be read: remove the line of hyphens',
  MULTILINE_IMPLICIT_KEY: 'a key spans several lines, or its colon is missing',
  TAB_AS_INDENT: 'a tab is used as indentation',
  UNEXPECTED_TOKEN: 'there is unexpected content',
}

/** Numbers and words such as `yes` are kept as text, because passwords may look like that. */
function onlyTexts(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag !== 'object' || !/:(int|float|bool)$/.test(tag.tag))
}

/**
 * Reads YAML or JSON (a subset of YAML). Values are strings, lists, mappings or null.
 *
 * @throws CloudsFileError with line and column, but none of the content
 */
export function parseYaml(file: string, text: string): Values {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    // Without this option a second document is silently dropped.
    logLevel: 'error',
    merge: true,
    customTags: onlyTexts,
  })
  const [error] = document.errors
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0])
    throw new CloudsFileError({
      file,
      line,
      column: col,
      reason: reasons[error.code] ?? 'this is not valid YAML',
      advice: 'Put values with special characters in single quotes.',
    })
  }
  let content: unknown
  try {
    content = document.toJS()
  } catch {
    throw new CloudsFileError({
      file,
      reason: 'a value has a reference that is undefined, or expands to too much',
    })
  }
  if (content !== null && content !== undefined && mappingOf(content) !== content) {
    throw new CloudsFileError({ file, line: 1, column: 1, reason: 'this is not a mapping' })
  }
  return mappingOf(content)
}
