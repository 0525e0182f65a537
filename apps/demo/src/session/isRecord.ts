/**
 * Whether a value from outside is an object, whose members are still unknown. The sign-in page checks what it reads with
 * this: a library for schemas would be loaded before the form is shown.
 */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
