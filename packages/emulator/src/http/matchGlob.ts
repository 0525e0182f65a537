/**
 * A part of a pattern for paths: literal text, one segment (`*`), anything (`**`), or an optional slash followed by
 * anything (`/**`).
 */
export type GlobPart = { text: string } | 'segment' | 'anything' | 'below'

/** Returns the positions in a path at which a part can end if it starts at one of the given positions. */
function advance(part: GlobPart, path: string, starts: Uint8Array): Uint8Array {
  const ends = new Uint8Array(starts.length)
  if (typeof part === 'object') {
    for (let at = starts.indexOf(1); at >= 0; at = starts.indexOf(1, at + 1)) {
      if (path.startsWith(part.text, at)) ends[at + part.text.length] = 1
    }
  } else if (part === 'segment') {
    for (let at = 1; at < ends.length; at++) {
      if (path[at - 1] !== '/' && (starts[at - 1] === 1 || ends[at - 1] === 1)) ends[at] = 1
    }
  } else {
    if (part === 'below') ends.set(starts)
    let first = starts.indexOf(1)
    while (part === 'below' && first >= 0 && path[first] !== '/') first = starts.indexOf(1, first + 1)
    if (first >= 0) ends.fill(1, part === 'below' ? first + 1 : first)
  }
  return ends
}

/**
 * Whether a path matches a pattern. All positions are tracked at once: a regular expression with many stars would try
 * every way to split the path, which takes exponential time.
 *
 * @param mayEndInSlash - whether a path may have an additional slash at its end
 */
export function matchGlob(parts: readonly GlobPart[], path: string, mayEndInSlash = false): boolean {
  let places: Uint8Array = new Uint8Array(path.length + 1)
  places[0] = 1
  for (const part of parts) places = advance(part, path, places)
  const isEnd = places[path.length] === 1
  return isEnd || (mayEndInSlash && path.endsWith('/') && places[path.length - 1] === 1)
}
