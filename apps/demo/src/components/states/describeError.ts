import { isBaseError } from '@monasca/core'

/** An error in words for a page. */
export type ErrorWords = {
  /** One sentence. */
  title: string
  /** Facts and advice, a line each. */
  lines: string[]
}

/** Takes the words that the library made for people; anything else is a defect of this page and says so. */
export function describeError(error: unknown): ErrorWords {
  if (isBaseError(error)) {
    const rest = error.message.startsWith(error.shortMessage)
      ? error.message.slice(error.shortMessage.length)
      : `\n${error.message}`
    return { title: error.shortMessage, lines: rest.split('\n').filter((line) => line.trim() !== '') }
  }
  const detail = error instanceof Error ? error.message : String(error)
  return { title: 'Something went wrong in this page.', lines: detail === '' ? [] : [detail] }
}

/** Whether the signed-in user lacks a role, so that trying again cannot help. */
export function isForbidden(error: unknown): boolean {
  return isBaseError(error) && error.code === 'forbidden'
}
