// The sizes of whole pages, React and TanStack Query included, as a bundler makes them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { site } from './program.mjs'

const pages = [
  ['requester.ts', 'Firing alarms, with one function of `@monasca/core`'],
  ['client.ts', 'The same with `createClient`, which has every call of the API'],
  ['react.tsx', 'React and TanStack Query alone, for comparison'],
  ['password.tsx', 'React: sign-in by password, a live series, firing alarms'],
  ['openid.tsx', 'React: the same with an OpenID provider'],
]

/** Bundles a page; resolves to the bytes in gzip of what it loads at once, and of what it may load later. */
async function measure(file) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: site,
    entryPoints: [join('generate', 'sizes', file)],
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    jsx: 'automatic',
    conditions: ['@monasca/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  const bytes = new Map(
    Object.keys(metafile.outputs).map((path) => {
      const output = outputFiles.find((one) => one.path === join(site, path))
      return [path, gzipSync(output.contents, { level: 9 }).length]
    }),
  )
  const [entry] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(file))
  const atOnce = new Set()
  const visit = (path) => {
    if (atOnce.has(path)) return
    atOnce.add(path)
    for (const { path: next, kind, external } of metafile.outputs[path].imports)
      if (kind === 'import-statement' && !external) visit(next)
  }
  visit(entry)
  const sum = (paths) => paths.reduce((total, path) => total + bytes.get(path), 0)
  return { first: sum([...atOnce]), later: sum([...bytes.keys()].filter((path) => !atOnce.has(path))) }
}

/** The page of sizes, by path below docs/. */
export async function sizePages() {
  const sizes = await Promise.all(
    pages.map(async ([file, text]) => ({ file, text, ...(await measure(file)) })),
  )
  const kilobytes = (bytes) => (bytes === 0 ? '' : `${(bytes / 1000).toFixed(1)} kB`)
  const rows = sizes.map(
    ({ text, first, later }) => `| ${text} | ${kilobytes(first)} | ${kilobytes(later)} |`,
  )
  const sources = pages.map(([file, text]) => {
    const code = readFileSync(join(site, 'generate', 'sizes', file), 'utf8').trim()
    return `### ${text}\n\n\`\`\`${file.split('.').at(-1)}\n${code}\n\`\`\``
  })
  return new Map([
    [
      'sizes.md',
      [
        '---\neditLink: false\noutline: 2\n---',
        '# Sizes of whole pages',
        'All scripts of a page, minified, in gzip, as esbuild makes them from the sources of this version. "Later" are parts that a page loads when it needs them, such as the OpenID protocol when a user signs in.',
        ['| Page | At first | Later |', '| --- | --- | --- |', ...rows].join('\n'),
        'The difference to the third row is what the packages add to a page that uses React and TanStack Query anyway.',
        'The largest dashboard on these packages, that of this repository, also has a router, a component library, charts and an editor.',
        '## The pages',
        ...sources,
        '',
      ].join('\n\n'),
    ],
  ])
}
