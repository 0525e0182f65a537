// The sizes of whole pages, React and TanStack Query included, as a bundler makes them.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chunkSizes } from '../../scripts/lib/chunkSizes.mjs'
import { root, site } from './program.mjs'

const pages = [
  ['requester.ts', 'Firing alarms, with one function of `@monasca/core`'],
  ['client.ts', 'The same with `createClient`, which has every call of the API'],
  ['react.tsx', 'React and TanStack Query alone, for comparison'],
  ['password.tsx', 'React: sign-in by password, a live series, firing alarms'],
  ['openid.tsx', 'React: the same with an OpenID provider'],
]

// The root's: VitePress brings an older one.
const { build } = await import(pathToFileURL(createRequire(join(root, 'package.json')).resolve('vite')).href)

/** Bundles a page; resolves to the bytes in gzip of what it loads at once, and of what it may load later. */
async function measure(file) {
  const folder = join(site, 'generate', 'sizes')
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@monasca/source', 'module', 'browser', 'production'] },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: join(folder, file),
        preserveEntrySignatures: false,
        output: { format: 'es' },
      },
    },
  })
  return chunkSizes(built)
}

/** The page of sizes, by path below docs/. */
export async function sizePages() {
  const sizes = await Promise.all(
    pages.map(async ([file, text]) => ({ file, text, ...(await measure(file)) })),
  )
  const kilobytes = (bytes) => (bytes === 0 ? '' : `${(bytes / 1000).toFixed(1)} kB`)
  const rows = sizes.map(
    ({ text, atOnce, later }) => `| ${text} | ${kilobytes(atOnce)} | ${kilobytes(later)} |`,
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
        'All scripts of a page, minified, in gzip, as Vite makes them from the sources of this version. "Later" are parts that a page loads when it needs them, such as the OpenID protocol when a user signs in.',
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
