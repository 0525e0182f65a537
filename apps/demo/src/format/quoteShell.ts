/** Quotes an argument for a POSIX shell. Names come from the server, so they may contain anything. */
export function quoteShell(text: string): string {
  // A line break would end the command where it is pasted.
  const line = text.replace(/\p{Cc}/gu, ' ')
  return /^[\w.-]+$/.test(line) && !line.startsWith('-') ? line : `'${line.replaceAll("'", "'\\''")}'`
}
