/** Maximum length of a dimension value, in characters (code points). */
const maximumLength = 255

/**
 * Converts any text to a valid dimension value: characters that the API refuses become `_`, and text that is too long
 * is cut. Empty text becomes `unknown`, as a value cannot be empty.
 */
export function toDimensionValue(text: string): string {
  const valid = text.replaceAll(/[><={},"\\;&\p{Cc}]/gu, '_').trim()
  return [...valid].slice(0, maximumLength).join('') || 'unknown'
}
