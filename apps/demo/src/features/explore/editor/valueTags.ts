/**
 * Writes a value of a dimension as a tag. Quotation marks, which no value can contain, show where a value begins and ends
 * if that is not visible: the empty value is `""`.
 */
export function toTag(value: string): string {
  return value === '' || value !== value.trim() ? `"${value}"` : value
}

/** Reads a tag that was chosen or typed. */
export function fromTag(tag: string): string {
  return /^".*"$/s.test(tag) && tag.length > 1 ? tag.slice(1, -1) : tag
}

/** Says why a value cannot exist; `undefined` if it can. */
export function checkValue(value: string): string | undefined {
  return /[><={},"\\;&]/.test(value)
    ? 'The value contains a character that dimensions cannot have.'
    : undefined
}
