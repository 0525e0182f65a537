import { LineCounter, parseDocument, type Tags } from 'yaml'
import { CloudsFileError } from '../errors.js'
import { mappingOf, type Values } from './values.js'

/** The slips that happen, by the parser's code. Its own messages quote the file, and with it perhaps a password. */
const reasons: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'a value that begins with * refers to nothing',
  BAD_DQ_ESCAPE: 'a backslash in double quotes is followed by what cannot follow it',
  BAD_INDENT: 'the indentation does not fit the lines above',
  BAD_SCALAR_START: 'a value begins with a character that needs quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a value has a colon in it, or the indentation does not fit the lines above',
  DUPLICATE_KEY: 'a key is there twice',
  MISSING_CHAR: 'a quote, bracket or brace is not closed, or a colon is missing',
  MULTIPLE_DOCS: 'a second document begins, and only one can be read: remove the line of hyphens',
  MULTILINE_IMPLICIT_KEY: 'a key goes over several lines, or its colon is missing',
  TAB_AS_INDENT: 'a tab is used as indentation',
  UNEXPECTED_TOKEN: 'there is something that does not belong there',
}

/** Numbers and words such as `yes` stay the text that they are: passwords look like that too. */
function onlyTexts(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag !== 'object' || !/:(int|float|bool)$/.test(tag.tag))
}

/**
 * Reads YAML, or JSON, which is YAML too. Values are texts, lists, mappings or null.
 *
 * @throws CloudsFileError telling line and column, and nothing of what is there
 */
export function parseYaml(file: string, text: string): Values {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    // Without this word a second document is dropped.
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
    throw new CloudsFileError({ file, reason: 'a value refers to what is not there, or to too much' })
  }
  if (content !== null && content !== undefined && mappingOf(content) !== content) {
    throw new CloudsFileError({ file, line: 1, column: 1, reason: 'this is not a mapping' })
  }
  return mappingOf(content)
}
