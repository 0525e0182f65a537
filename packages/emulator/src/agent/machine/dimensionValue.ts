/** At most so many characters (code points) fit into a dimension value. */
const maximumLength = 255

/**
 * Makes any text a valid dimension value: characters that the API refuses become `_`, and what is too long is cut.
 * Empty text becomes `unknown`, as a value cannot be empty.
 */
export function toDimensionValue(text: string): string {
  const valid = text.replaceAll(/[><={},"\\;&\p{Cc}]/gu, '_').trim()
  return [...valid].slice(0, maximumLength).join('') || 'unknown'
}
