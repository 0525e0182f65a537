import { BaseError } from '../errors/index.js'

/** A value of a definition document that cannot be used. */
export type DefinitionProblem = {
  /** Where the value is, for example `definitions[3].match_by[0]`; '' for the whole document. */
  path: string
  /** Position in `definitions`, from 0; `undefined` if the problem is not in one entry. */
  index: number | undefined
  /** Name of the entry, if it is a string. */
  name: string | undefined
  /** Field of the entry, as the document spells it, for example `match_by`. */
  field: string | undefined
  /** What is wrong, as the end of a sentence that begins with the path: `must be true or false`. */
  reason: string
  /** What to change. */
  advice: string | undefined
}

/** Number of problems in the message. */
const shownProblems = 10

/**
 * A document of alarm definitions cannot be used; `problems` lists what to change. Nothing was sent.
 *
 * @example
 * ```ts
 * try {
 *   readDefinitionDocument(JSON.parse('{}'))
 * } catch (error) {
 *   if (!(error instanceof DefinitionDocumentError)) throw error
 *   for (const { path, reason } of error.problems) console.error(`${path} ${reason}`)
 * }
 * ```
 */
export class DefinitionDocumentError extends BaseError {
  override name = 'DefinitionDocumentError'
  override readonly code: string = 'definition_document'
  /** In the order of the document; at most 100. */
  readonly problems: readonly DefinitionProblem[]

  constructor(problems: readonly DefinitionProblem[]) {
    const hidden = problems.length - shownProblems
    super('The alarm definitions cannot be read.', {
      metaMessages: [
        ...problems.slice(0, shownProblems).map(formatProblem),
        ...(hidden > 0 ? [`and ${hidden} more`] : []),
      ],
    })
    this.problems = problems
  }
}

function formatProblem({ path, reason, advice }: DefinitionProblem): string {
  return `\`${path === '' ? 'document' : path}\` ${reason}.${advice === undefined ? '' : ` ${advice}`}`
}
