// The list of example projects: the README of their folder, with links that work on the site.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './program.mjs'

const repository = JSON.parse(
  readFileSync(join(root, 'packages/core/package.json'), 'utf8'),
).repository.url.replace(/^git\+|\.git$/g, '')

/** The page of examples, by path below docs/. */
export function examplePages() {
  const text = readFileSync(join(root, 'examples', 'README.md'), 'utf8')
  const linked = text.replaceAll(/\]\((\.\.\/docs\/)?([^):]+)\)/g, (_, isPage, path) =>
    isPage ? `](${path})` : `](${repository}/tree/main/examples/${path})`,
  )
  return new Map([['examples.md', `---\neditLink: false\n---\n\n${linked}`]])
}
