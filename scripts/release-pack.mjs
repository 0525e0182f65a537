// `npm run release:pack -- FOLDER`: the tarballs that the release workflow publishes, with their files checked.
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { command } from './lib/packProject.mjs'
import { main } from './lib/prepare.mjs'
import { findFileProblems, findPackageProblems, published } from './lib/releaseFiles.mjs'
import { root, runNpm } from './lib/run.mjs'
import { say } from './lib/say.mjs'

await main(async () => {
  const target = resolve(root, process.argv[2] ?? 'tarballs')
  await mkdir(target, { recursive: true })
  const problems = []
  for (const [name, folder] of Object.entries(published)) {
    const args = ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', target]
    const output = await command(
      `npm pack of ${name}`,
      runNpm([...args, '--workspace', folder], { quiet: true }),
    )
    const [{ files, filename }] = JSON.parse(output.slice(output.indexOf('[')))
    say(filename)
    const paths = files.map(({ path }) => path)
    problems.push(
      ...(await findFileProblems(name, paths, { changelog: true })),
      ...(await findPackageProblems(name)),
    )
  }
  for (const problem of problems) say(problem)
  return problems.length === 0 ? 0 : 1
})
