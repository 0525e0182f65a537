import { type BaseError, isBaseError } from '@monasca/core'

/** An error in words for a page. */
export type ErrorWords = {
  /** One sentence. */
  title: string
  /** What to do or to look at, a line each. */
  advice: string[]
  /** What an operator wants to know: the request, its id, the server's own words. */
  facts: string[]
}

/** Takes the words that the library made for people; anything else is a defect of this page and says so. */
export function describeError(error: unknown): ErrorWords {
  if (!isBaseError(error)) {
    const detail = error instanceof Error ? error.message : String(error)
    return { title: 'Something went wrong in this page.', advice: [], facts: detail === '' ? [] : [detail] }
  }
  const lines = error.message.split('\n').filter((line) => line.trim() !== '' && line !== error.shortMessage)
  // Advice that names an option is for whoever wrote the program, not for whoever uses it.
  const isFact = (line: string) => /^(Request|Request id|Details): |`/.test(line)
  const words = { advice: lines.filter((line) => !isFact(line)), facts: lines.filter(isFact) }
  // A server that says "Forbidden" does not say to whom or why.
  return isForbidden(error)
    ? {
        ...words,
        title: 'Your roles in this project do not allow this.',
        facts: [error.shortMessage, ...words.facts],
      }
    : refusesInput(error) && error.details
      ? {
          ...words,
          title: error.details,
          facts: [error.shortMessage, ...words.facts.filter((line) => !line.startsWith('Details: '))],
        }
      : { ...words, title: error.shortMessage }
}

/** Whether the server refuses what was typed: then only its own words say what is wrong with it. */
function refusesInput({ code }: BaseError): boolean {
  return code === 'bad_request' || code === 'conflict' || code === 'unprocessable_entity'
}

/** Whether the signed-in user lacks a role, so that trying again cannot help. */
export function isForbidden(error: unknown): boolean {
  return isBaseError(error) && error.code === 'forbidden'
}

/** Whether the same request can succeed later: not without a role, and not if it was refused before it was sent. */
export function canRetry(error: unknown): boolean {
  return !isForbidden(error) && !(isBaseError(error) && error.code === 'invalid_parameter')
}
