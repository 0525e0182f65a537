import { type BaseError, isBaseError } from '@monasca/core'
import { describeError } from '../../../components/states/describeError.js'
import type { DefinitionValues } from '../model/definitionValues.js'

export type Field = keyof DefinitionValues

/** An error of the API at the field that it is about. */
export type PlacedError = { field: Field; message: string }

/** The names of fields in the words of servers; the first that occurs decides. */
const words: readonly (readonly [RegExp, Field])[] = [
  [/match_by/i, 'matchBy'],
  [/undetermined_actions/i, 'undeterminedActions'],
  [/ok_actions/i, 'okActions'],
  [/alarm_actions/i, 'alarmActions'],
  [/actions_enabled/i, 'actionsEnabled'],
  [/severity/i, 'severity'],
  [/description/i, 'description'],
  [/expression|metrics|dimension|function|operator/i, 'expression'],
  [/\bname\b/i, 'name'],
]

/** Parameters of the client, which checks some values before it sends them. */
const parameters: Readonly<Record<string, Field>> = {
  name: 'name',
  description: 'description',
  expression: 'expression',
  severity: 'severity',
  actionsEnabled: 'actionsEnabled',
}

/**
 * Finds the field that an error of the API is about, with words for it. `undefined` if it is about none of them, such as
 * a missing role.
 */
export function placeError(error: unknown, values: DefinitionValues): PlacedError | undefined {
  if (!isBaseError(error)) return undefined
  const message = describeError(error).title
  switch (error.code) {
    case 'conflict':
      return {
        field: 'name',
        message: `Another alarm definition has the name “${values.name}”. Choose another name.`,
      }
    case 'payload_too_large':
      return {
        field: 'expression',
        message: 'The definition is too large for the server. Shorten the expression.',
      }
    case 'invalid_parameter': {
      const field = parameters[parameterOf(error)]
      return field && { field, message }
    }
    case 'bad_request':
    case 'unprocessable_entity':
      return placeRefusal(error, message, values)
    default:
      return undefined
  }
}

function parameterOf(error: BaseError): string {
  return 'parameter' in error && typeof error.parameter === 'string' ? error.parameter : ''
}

function placeRefusal(error: BaseError, message: string, values: DefinitionValues): PlacedError | undefined {
  const text = error.details ?? ''
  // A notification method that has been deleted meanwhile: only its id shows where it was chosen.
  const lists = ['alarmActions', 'okActions', 'undeterminedActions'] as const
  const list = lists.find((field) => values[field].some((id) => text.includes(id)))
  if (list && /notification/i.test(text)) {
    return {
      field: list,
      message: 'A chosen notification method no longer exists. Remove it, or choose another.',
    }
  }
  const title = 'title' in error && typeof error.title === 'string' ? error.title : ''
  const found =
    words.find(([pattern]) => pattern.test(text)) ?? words.find(([pattern]) => pattern.test(title))
  return found && { field: found[1], message }
}
