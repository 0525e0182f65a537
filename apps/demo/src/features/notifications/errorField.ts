import { isBaseError } from '@monasca/core'

/** The fields of the form. */
export type MethodField = 'name' | 'type' | 'address' | 'period'

const fieldNames = /\b(?:name|type|address|period)\b/i

/** The field that the server refuses, if it names one: only the text of the error shows it. */
export function errorField(error: unknown): MethodField | undefined {
  if (!isBaseError(error)) return undefined
  if (error.code === 'conflict') return 'name'
  if (error.code !== 'bad_request' && error.code !== 'unprocessable_entity') return undefined
  // The text may quote the input: the first of these words is the server's own.
  return fieldNames.exec(error.details ?? '')?.[0].toLowerCase() as MethodField | undefined
}
