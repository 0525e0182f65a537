import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { nav, sidebar } from './sidebar.mjs'

const source = (path) => fileURLToPath(new URL(`../../packages/${path}`, import.meta.url))

// The path below which the site is served, for example /monasca-ts/.
const base = process.env.DOCS_BASE ?? '/'

export default defineConfig({
  title: 'Monasca for TypeScript',
  description: 'A TypeScript client for OpenStack Monasca, its React hooks, an emulator and a dashboard',
  lang: 'en',
  head: [['link', { rel: 'icon', href: `${base}favicon.svg` }]],
  base,
  cleanUrls: false,
  lastUpdated: false,
  themeConfig: {
    nav,
    sidebar,
    outline: { level: [2, 3] },
    search: { provider: 'local', options: { _render: renderForSearch } },
    externalLinkIcon: true,
  },
  vite: {
    // The playground runs the library from its sources: the site needs no build of the packages.
    resolve: {
      alias: [
        { find: /^@monasca\/core$/, replacement: source('core/src/index.ts') },
        { find: /^@monasca\/core\/(\w+)$/, replacement: source('core/src/$1/index.ts') },
      ],
    },
    build: { chunkSizeWarningLimit: 4000 },
  },
})

/** The API reference is found by the names of its pages: their text would make the index several times larger. */
function renderForSearch(text, env, markdown) {
  const html = markdown.render(text, env)
  if (env.frontmatter?.search === false) return ''
  if (env.frontmatter?.search !== 'title') return html
  return /<h1[\s\S]*?<\/h1>/.exec(html)?.[0] ?? ''
}
