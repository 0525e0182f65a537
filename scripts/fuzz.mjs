// `npm run fuzz`: runs the fuzz and property tests with one new seed after another, for ten minutes; `-- --seconds 60` for less.
import { randomInt } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { checkNode, ensureInstalled, main } from './lib/prepare.mjs'
import { root } from './lib/run.mjs'
import { say, step } from './lib/say.mjs'
import { runVitest } from './lib/vitest.mjs'

await main(async () => {
  const { values, positionals } = parseArgs({
    options: { seconds: { type: 'string', default: '600' } },
    allowPositionals: true,
  })
  const seconds = Number(values.seconds)
  if (!(seconds >= 1)) {
    say('--seconds must be a number from 1.')
    return 1
  }
  checkNode()
  await ensureInstalled()
  const files = await listRandomTests(positionals)
  if (files.length === 0) {
    say('No fuzz or property test matches.')
    return 1
  }
  say(`${files.length} test files`)
  const end = Date.now() + seconds * 1000
  let seeds = 0
  do {
    const seed = String(randomInt(2 ** 32))
    const failed = await step(`FUZZ_SEED=${seed}`, () => runSeed(seed, files))
    seeds += 1
    if (failed.length > 0) return report(seed, failed)
  } while (Date.now() < end)
  say(`${seeds} seeds, no failure`)
  return 0
})

/** The test files that draw random numbers from the seed, below these paths where some are given. */
async function listRandomTests(paths) {
  const found = []
  for (const workspace of ['packages', 'apps']) {
    const entries = await readdir(join(root, workspace), { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      if (!entry.isFile() || !/\.test\.tsx?$/.test(entry.name) || /node_modules/.test(entry.parentPath))
        continue
      const path = join(entry.parentPath, entry.name)
      const name = relative(root, path).replaceAll('\\', '/')
      if (paths.length > 0 && !paths.some((part) => name.includes(part))) continue
      if (/vitest\.fuzz\.js|from 'fast-check'/.test(await readFile(path, 'utf8'))) found.push(name)
    }
  }
  return found.sort()
}

/** Resolves to the tests that failed with this seed. */
async function runSeed(seed, files) {
  const args = [...files, '--project=!react-oldest', '--typecheck.enabled=false']
  const { code, files: results = [] } = await runVitest('fuzz.json', args, {
    env: { FUZZ_SEED: seed },
    quiet: true,
  })
  const failed = results.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ title, failureMessages }) => ({
        file: relative(root, name),
        title,
        message: failureMessages[0],
      })),
  )
  if (code !== 0 && failed.length === 0)
    return [{ file: files.join(' '), title: '', message: 'Vitest failed.' }]
  return failed
}

function report(seed, failed) {
  for (const { file, title, message = '' } of failed) {
    say(`\n${file}: ${title}\n${message.split('\n').slice(0, 12).join('\n')}`)
    const only = title === '' ? '' : ` -t ${JSON.stringify(title)}`
    say(`\nRepeat with: FUZZ_SEED=${seed} npx vitest run ${file}${only}`)
  }
  return 1
}
