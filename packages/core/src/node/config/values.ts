import { InvalidParameterError } from '../../errors/index.js'

/** An entry of `clouds.yaml`, or environment variables in its format: `auth_type`, `auth.user_domain_name`, … */
export type Values = Readonly<Record<string, unknown>>

/** The value as a mapping; anything else is an empty mapping. */
export function mappingOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {}
}

/** Replaces hyphens in names with underscores, at all depths. */
export function normalizeKeys(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key.replaceAll('-', '_'),
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? normalizeKeys(mappingOf(value))
        : value,
    ]),
  )
}

/** Deeply merges mappings; later ones win, and lists are replaced as a whole. */
export function mergeValues(...layers: readonly Values[]): Values {
  const merged = new Map<string, unknown>()
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer)) {
      const below = merged.get(key)
      const deep = Object.keys(mappingOf(below)).length > 0 && Object.keys(mappingOf(value)).length > 0
      merged.set(key, deep ? mergeValues(mappingOf(below), mappingOf(value)) : value)
    }
  }
  return Object.fromEntries(merged)
}

/** A non-empty string; `undefined` if absent. */
export function readText(values: Values, key: string, label: (key: string) => string): string | undefined {
  const value = values[key]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'string') return value
  throw new InvalidParameterError({ parameter: label(key), reason: 'is not a string' })
}

/** A list of strings, or one string with commas. */
export function readList(
  values: Values,
  key: string,
  label: (key: string) => string,
): readonly string[] | undefined {
  const value = values[key]
  if (!Array.isArray(value)) {
    return readText(values, key, label)
      ?.split(',')
      .map((element) => element.trim())
      .filter(Boolean)
  }
  if (value.every((element) => typeof element === 'string')) return value
  throw new InvalidParameterError({ parameter: label(key), reason: 'is not a list of strings' })
}

/** `true` or `false`, in all spellings of YAML and shells. */
export function readBoolean(
  values: Values,
  key: string,
  label: (key: string) => string,
): boolean | undefined {
  const text = readText(values, key, label)?.toLowerCase()
  if (text === undefined) return undefined
  if (['true', 'yes', 'on', 'y', 't', '1'].includes(text)) return true
  if (['false', 'no', 'off', 'n', 'f', '0'].includes(text)) return false
  throw new InvalidParameterError({ parameter: label(key), reason: 'is neither true nor false' })
}

/** A positive number of seconds, as milliseconds. */
export function readSeconds(values: Values, key: string, label: (key: string) => string): number | undefined {
  const text = readText(values, key, label)
  if (text === undefined) return undefined
  const seconds = Number(text)
  if (seconds > 0 && Number.isFinite(seconds)) return seconds * 1000
  throw new InvalidParameterError({ parameter: label(key), reason: 'is not a positive number of seconds' })
}
