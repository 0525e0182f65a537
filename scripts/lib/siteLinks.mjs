// Checks the links of the built site, and those of the READMEs into it: pages and anchors.
import { access, readdir, readFile } from 'node:fs/promises'
import { join, posix, relative, sep } from 'node:path'
import { root } from './run.mjs'

/** Every page of a built site, as its path from the site's root, with its anchors and its links. */
async function readPages(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
  return new Map(
    await Promise.all(
      files.map(async (entry) => {
        const file = join(entry.parentPath, entry.name)
        const html = await readFile(file, 'utf8')
        const path = `/${relative(folder, file).split(sep).join('/')}`
        return /** @type {const} */ ([path, { ids: attributes(html, 'id'), links: attributes(html, 'href') }])
      }),
    ),
  )
}

function attributes(html, name) {
  const values = [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value)
  return new Set(values.map((value) => value.replaceAll('&amp;', '&')))
}

/** A page by its link: `/guides/` is its index, `/errors` a page without its extension. */
function findPage(pages, path) {
  const candidates = [path, `${path}.html`, posix.join(path, 'index.html')]
  return candidates.map((candidate) => pages.get(candidate)).find(Boolean)
}

const isOutside = (link) => /^(?:[a-z]+:|\/\/)/i.test(link)
const isAsset = (path) => /\.(?:css|js|png|svg|ico|json|woff2?)$/.test(path)

/** Checks every link of the built pages in `folder`, and the links of READMEs; `checked` counts the pages. */
export async function checkLinks(folder) {
  const pages = await readPages(folder)
  const problems = []
  const check = (place, page, link) => {
    const { pathname, hash } = new URL(link, `http://site${page}`)
    const path = decodeURIComponent(pathname)
    if (isAsset(path)) return
    const target = findPage(pages, path)
    const anchor = decodeURIComponent(hash.slice(1))
    if (!target) problems.push(`${place}: no page ${link}`)
    else if (anchor !== '' && !target.ids.has(anchor)) problems.push(`${place}: no anchor ${link}`)
  }
  for (const [path, { links }] of pages)
    for (const link of links) if (!isOutside(link)) check(path, path, link)

  for (const { file, links } of await readReadmes()) {
    for (const link of links) {
      const [path = '', anchor] = link.split('#')
      const target = posix.join(posix.dirname(file), path)
      const page = /^docs\/(.*)\.md$/.exec(target)?.[1]
      if (page !== undefined) check(file, '/', `/${page}.html${anchor ? `#${anchor}` : ''}`)
      else if (path !== '') {
        const exists = await access(join(root, target)).then(
          () => true,
          () => false,
        )
        if (!exists) problems.push(`${file}: no file ${link}`)
      }
    }
  }
  return { checked: pages.size, problems: [...new Set(problems)] }
}

/** Where the packages' READMEs are read, outside of the repository, links name it. */
const repository = /^https:\/\/github\.com\/monasca-ts\/monasca-ts\/(?:blob|tree)\/main\//

const fromRepository = (link, file) =>
  repository.test(link) ? posix.relative(posix.dirname(file), link.replace(repository, '')) : link

/** The relative links of the Markdown files that are not pages of the site. */
async function readReadmes() {
  const packages = (await readdir(join(root, 'packages'))).map((name) => `packages/${name}/README.md`)
  const files = ['README.md', 'CONTRIBUTING.md', 'apps/demo/README.md', 'packages/emulator/docs/fidelity.md']
  return Promise.all(
    [...files, ...packages].map(async (file) => {
      const text = (await readFile(join(root, file), 'utf8')).replaceAll(/^```[\s\S]*?^```/gm, '')
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => fromRepository(link, file))
      return { file, links: links.filter((link) => !isOutside(link)) }
    }),
  )
}
