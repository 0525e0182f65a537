import type { FieldErrors } from './useFields.js'

/** Returns a check for `useFields`: none of the fields may be blank. `messages` says what to enter, by field. */
export function required<name extends string>(
  messages: Readonly<Record<name, string>>,
): (values: Readonly<Record<name, string>>) => FieldErrors<name> {
  const names = Object.keys(messages) as name[]
  return (values) =>
    Object.fromEntries(
      names.filter((name) => values[name].trim() === '').map((name) => [name, messages[name]]),
    ) as FieldErrors<name>
}
