import type { BaseIssue, BaseSchema } from 'valibot'

type Json = { [key: string]: unknown }

/** The parts of valibot's schemas and pipes that the format of dashboards uses. */
type Part = {
  kind: 'schema' | 'validation' | 'transformation'
  type: string
  pipe?: readonly Part[]
  entries?: Readonly<Record<string, Part>>
  options?: readonly unknown[]
  item?: Part
  key?: Part
  value?: Part
  wrapped?: Part
  literal?: unknown
  requirement?: unknown
}

/**
 * Converts a valibot schema into JSON Schema (draft 2020-12), as far as the format of dashboards needs it. Checks between
 * fields, such as unique ids, have no equivalent and are left out.
 *
 * @throws `TypeError` for a part without an equivalent
 */
export function toJsonSchema(schema: BaseSchema<unknown, unknown, BaseIssue<unknown>>): Json {
  return convert(schema)
}

function convert(part: Part): Json {
  const [base, ...rules] = part.pipe ?? [part]
  if (base === undefined) throw new TypeError('An empty pipe has no JSON Schema')
  const json = convertBase(base)
  for (const rule of rules) Object.assign(json, convertRule(rule, base.type))
  return json
}

function convertBase(part: Part): Json {
  const { type, entries = {}, options = [] } = part
  switch (type) {
    case 'string':
    case 'boolean':
      return { type }
    case 'number':
      return { type }
    case 'literal':
      return { const: part.literal }
    case 'picklist':
      return { enum: [...options] }
    case 'array':
      return { type: 'array', items: convert(part.item as Part) }
    case 'record':
      return {
        type: 'object',
        propertyNames: convert(part.key as Part),
        additionalProperties: convert(part.value as Part),
      }
    case 'strict_object': {
      const fields = Object.entries(entries)
      return {
        type: 'object',
        properties: Object.fromEntries(
          fields.map(([key, field]) => [
            key,
            convert(field.type === 'optional' ? (field.wrapped as Part) : field),
          ]),
        ),
        required: fields.filter(([, field]) => field.type !== 'optional').map(([key]) => key),
        additionalProperties: false,
      }
    }
    case 'variant':
    case 'union':
      return { anyOf: (options as readonly Part[]).map(convert) }
    default:
      throw new TypeError(`${type} has no JSON Schema`)
  }
}

function convertRule({ type, requirement }: Part, base: string): Json {
  switch (type) {
    case 'integer':
      return { type: 'integer' }
    case 'min_value':
      return { minimum: requirement }
    case 'max_value':
      return { maximum: requirement }
    case 'gt_value':
      return { exclusiveMinimum: requirement }
    case 'non_empty':
      return base === 'array' ? { minItems: 1 } : { minLength: 1 }
    case 'min_length':
      return base === 'array' ? { minItems: requirement } : { minLength: requirement }
    case 'max_length':
      return base === 'array' ? { maxItems: requirement } : { maxLength: requirement }
    case 'regex':
      return { pattern: (requirement as RegExp).source }
    case 'check':
    case 'finite':
    case 'transform':
      return {}
    default:
      throw new TypeError(`${type} has no JSON Schema`)
  }
}
