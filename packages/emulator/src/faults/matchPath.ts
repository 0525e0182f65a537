import { type GlobPart, matchGlob } from '../http/matchGlob.js'

/** Creates a matcher for paths; `*` matches one segment and `**` any number of them. */
export function matchPath(pattern: string): (path: string) => boolean {
  const parts = (pattern.match(/\/\*\*|\*\*|\*|[^*/]+|\//g) ?? []).map((part): GlobPart => {
    if (part === '/**') return 'below'
    if (part === '**') return 'anything'
    return part === '*' ? 'segment' : { text: part }
  })
  return (path) => matchGlob(parts, path, true)
}
