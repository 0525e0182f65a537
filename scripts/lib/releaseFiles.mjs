// What each tarball must contain, and nothing else: `scripts/release/files.json`.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './run.mjs'

/** The folders of the published packages, by their short names. */
export const published = {
  core: 'packages/core',
  react: 'packages/react',
  emulator: 'packages/emulator',
  dashboard: 'apps/demo',
}

/** Never published, whatever folder it is in. */
const unwanted = /(?:^|\/)\.|\.test\.|\.test-d\.|\.bench\.|\.tsbuildinfo$|__snapshots__/

/**
 * Lists what is wrong with the files of a tarball: too many, too few, and an ending that no file has.
 *
 * @param {string} name - of `published`
 * @param {readonly string[]} files - paths in the tarball
 * @param {{ changelog: boolean }} options - whether the change log has been written
 */
export async function findFileProblems(name, files, { changelog }) {
  const lists = JSON.parse(await readFile(join(root, 'scripts/release/files.json'), 'utf8'))
  const { files: single, folders } = lists[name]
  const problems = []
  const used = new Set()
  for (const file of files) {
    const [folder, ...rest] = file.split('/')
    const ending = rest.length > 0 && folders[folder]?.find((/** @type {string} */ end) => file.endsWith(end))
    if (ending) used.add(`${folder} ${ending}`)
    if (unwanted.test(file) || !(ending || single.includes(file))) problems.push(`${name} contains ${file}`)
  }
  for (const file of single) {
    const expected = file !== 'CHANGELOG.md' || changelog
    if (expected && !files.includes(file)) problems.push(`${name} lacks ${file}`)
  }
  for (const [folder, endings] of Object.entries(folders)) {
    for (const ending of endings) {
      const key = `${folder} ${ending}`
      if (!used.has(key)) problems.push(`${name} has no file ${folder}/…${ending}`)
    }
  }
  return problems
}

/** Lists what is wrong with the licence, the manifest and the README of a package. */
export async function findPackageProblems(name) {
  const folder = published[name]
  const read = (/** @type {string} */ file) => readFile(join(root, folder, file), 'utf8')
  const { repository: common, ...rest } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const manifest = JSON.parse(await read('package.json'))
  const problems = []
  if ((await read('LICENSE')) !== (await readFile(join(root, 'LICENSE'), 'utf8'))) {
    problems.push(`${folder}/LICENSE differs from the LICENSE of the repository: copy that one.`)
  }
  const address = common.url.replace(/^git\+|\.git$/g, '')
  const wanted = {
    license: rest.license,
    repository: { ...common, directory: folder },
    homepage: `${address}/tree/main/${folder}#readme`,
    bugs: `${address}/issues`,
    publishConfig: { access: 'public', provenance: true },
  }
  for (const [field, value] of Object.entries(wanted)) {
    const isSame = JSON.stringify(manifest[field]) === JSON.stringify(value)
    if (!isSame) problems.push(`${folder}/package.json: ${field} must be ${JSON.stringify(value)}`)
  }
  return [...problems, ...findLinkProblems(`${folder}/README.md`, await read('README.md'), address)]
}

/** Links of a README must work on npm, where there is no repository around it; those into the repository must exist. */
function findLinkProblems(file, text, address) {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '')
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]:\s*(\S+)/gm)].map(([, a, b]) => a ?? b)
  const problems = []
  for (const target of targets) {
    const inRepository = target.startsWith(`${address}/`)
      ? /\/(?:blob|tree|raw)\/main\/([^#]*)/.exec(target)?.[1]
      : undefined
    if (inRepository !== undefined && !existsSync(join(root, decodeURIComponent(inRepository)))) {
      problems.push(`${file} links to ${target}, which does not exist`)
    }
    if (!/^(?:https?:\/\/|#|mailto:)/.test(target)) {
      problems.push(`${file} links to ${target}, which is dead on npm: start it with ${address}/blob/main/`)
    }
  }
  return problems
}
