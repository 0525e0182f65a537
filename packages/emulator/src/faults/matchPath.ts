/** Makes a test for paths; `*` stands for one segment and `**` for any number of them. */
export function matchPath(pattern: string): RegExp {
  const source = pattern.replaceAll(/\/\*\*|\*\*|\*|[^*/]+|\//g, (part) => {
    if (part === '/**') return '(?:/.*)?'
    if (part === '**') return '.*'
    if (part === '*') return '[^/]+'
    return part.replaceAll(/[$()+.?[\\\]^{|}]/g, '\\$&')
  })
  return new RegExp(`^${source}/?$`)
}
