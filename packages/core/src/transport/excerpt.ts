/** Characters: enough for the sentence that matters in a proxy's error page. */
const excerptLength = 200

/** The beginning of a text, without markup and runs of white space. */
export function excerpt(text: string): string {
  const plain = text
    .replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length > excerptLength ? `${plain.slice(0, excerptLength)}…` : plain
}
