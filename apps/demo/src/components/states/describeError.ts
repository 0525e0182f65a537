import { type BaseError, isBaseError } from '@monasca/core'

/** An error, as text for a page. */
export type ErrorWords = {
  /** One sentence. */
  title: string
  /** What to do or to check, one line each. */
  advice: string[]
  /** Details for an operator: the request, its id, the server's own text. */
  facts: string[]
}

/** Titles of errors whose own sentence has only the status. */
const titles: Readonly<Record<string, string>> = {
  unauthorized: 'The server does not accept your session. Sign in again.',
  not_found: 'Not found. It may have been deleted.',
  payload_too_large: 'The request is too large for the server.',
  too_many_requests: 'The server has too many requests. Try again in a minute.',
  service_unavailable: 'The service is temporarily unavailable. Try again in a minute.',
}

/** Uses the texts of the library's errors. Any other error is a defect of this page, and is described as one. */
export function describeError(error: unknown): ErrorWords {
  if (!isBaseError(error)) {
    const detail = error instanceof Error ? error.message : String(error)
    return { title: 'Something went wrong on this page.', advice: [], facts: detail === '' ? [] : [detail] }
  }
  const lines = error.message.split('\n').filter((line) => line.trim() !== '' && line !== error.shortMessage)
  // Advice that names an option is for developers, not for users.
  const isFact = (line: string) => /^(Request|Request id|Details): |`/.test(line)
  const words = { advice: lines.filter((line) => !isFact(line)), facts: lines.filter(isFact) }
  // "Forbidden" alone does not explain what is missing.
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
      : withTitle(error, words)
}

/** The error's own sentence, unless it has only a status that has plainer words. */
function withTitle(error: BaseError, words: Omit<ErrorWords, 'title'>): ErrorWords {
  const title = titles[error.code]
  return title !== undefined && /\(HTTP \d+\)\.$/.test(error.shortMessage)
    ? { ...words, title, facts: [error.shortMessage, ...words.facts] }
    : { ...words, title: error.shortMessage }
}

/** Whether the server refuses the input. Then only its own text explains why. */
function refusesInput({ code }: BaseError): boolean {
  return code === 'bad_request' || code === 'conflict' || code === 'unprocessable_entity'
}

/** Whether the user lacks a role, so that a retry cannot help. */
export function isForbidden(error: unknown): boolean {
  return isBaseError(error) && error.code === 'forbidden'
}

/** Whether a retry can succeed: not without a role, and not if the request was refused before it was sent. */
export function canRetry(error: unknown): boolean {
  return !isForbidden(error) && !(isBaseError(error) && error.code === 'invalid_parameter')
}
