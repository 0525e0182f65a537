// Runs Vitest and counts what really ran.
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root, runTool } from './run.mjs'

/**
 * Runs Vitest with these arguments. Resolves to its exit code and, unless it died early, the result of each file.
 *
 * @param {string} report
 * @param {readonly string[]} [args]
 * @param {Parameters<typeof runTool>[2] & { atEnd?: boolean }} [options] - of `run`; with `atEnd` it prints in one piece,
 *   beside another suite
 */
export async function runVitest(report, args = [], { atEnd = false, ...options } = {}) {
  const folder = join(root, 'test-results')
  const file = join(folder, report)
  await mkdir(folder, { recursive: true })
  await rm(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code, output } = await runTool('vitest/vitest.mjs', ['run', ...args, ...reporters], {
    ...options,
    ...(atEnd && { quiet: true }),
  })
  if (atEnd) process.stdout.write(output)
  const written = JSON.parse(await readFile(file, 'utf8').catch(() => 'null'))
  return { code, files: written?.testResults }
}

/**
 * The first lines of an error that say something, without colours: a log that is cut off still ends with them.
 *
 * @param {string | undefined} message
 */
export function firstLines(message = '') {
  const lines = stripVTControlCharacters(message).split('\n')
  return lines.filter((line) => line.trim() !== '').slice(0, 6)
}

/**
 * Adds up the tests of some files. A file that could not be loaded has no tests, but has failed all the same.
 */
export function tally(name, files) {
  const suite = { name, passed: 0, failed: 0, skipped: 0, failures: [] }
  for (const { name: path, assertionResults, status } of files) {
    const file = relative(root, path)
    for (const { status: result, fullName, failureMessages = [] } of assertionResults) {
      suite[result === 'passed' || result === 'failed' ? result : 'skipped'] += 1
      if (result !== 'failed') continue
      suite.failures.push([`${file} › ${fullName}`, ...firstLines(failureMessages[0])].join('\n'))
    }
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) {
      suite.failed += 1
      suite.failures.push(`${file} (outside any test)`)
    }
  }
  return suite
}

/**
 * Runs one suite with a separate configuration, and options of `run`. Errors outside any test only show in the exit code.
 */
export async function vitestSuite(name, report, config, options) {
  const { code, files } = await runVitest(report, [`--config=${config}`], options)
  if (!files) return { name, passed: 0, failed: 1, skipped: 0 }
  const suite = tally(name, files)
  return code !== 0 && suite.failed === 0 ? { ...suite, failed: 1 } : suite
}
