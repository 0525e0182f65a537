/** The body of a message for reading: JSON in lines, any other text as it is. */
export function formatBody(body: string): string {
  if (!body.startsWith('{')) return body
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2)
  } catch {
    return body
  }
}
