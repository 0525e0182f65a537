// The suites of `npm test`: each runs real tests and resolves to what really ran.
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root, runTool } from './run.mjs'

const results = join(root, 'test-results')

async function readJson(path) {
  return JSON.parse(await readFile(path, 'utf8').catch(() => 'null'))
}

/** Unit, type and emulator tests of every workspace, in one run of Vitest. */
export async function unitSuites() {
  await mkdir(results, { recursive: true })
  const file = join(results, 'vitest.json')
  await rm(file, { force: true })
  const { code } = await runTool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = await readJson(file)
  if (!report) return [{ name: 'unit', passed: 0, failed: 1, skipped: 0 }]

  const suites = new Map()
  for (const { name, assertionResults, status } of report.testResults) {
    const workspace = /(?:packages|apps)\/([^/]+)\//.exec(name.replaceAll('\\', '/'))?.[1] ?? 'root'
    const suite = suites.get(workspace) ?? { name: `unit: ${workspace}`, passed: 0, failed: 0, skipped: 0 }
    suites.set(workspace, suite)
    for (const { status: result } of assertionResults) {
      if (result === 'passed') suite.passed += 1
      else if (result === 'failed') suite.failed += 1
      else suite.skipped += 1
    }
    // A file that could not be loaded has no assertions of its own, but has failed all the same.
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) suite.failed += 1
  }
  const all = [...suites.values()].sort((a, b) => a.name.localeCompare(b.name))
  // Errors outside any test (an unhandled rejection, a type error) only show in the exit code.
  if (code !== 0 && all.every((suite) => suite.failed === 0)) {
    all.push({ name: 'unit: errors outside tests', passed: 0, failed: 1, skipped: 0 })
  }
  return all
}

/** The demo in a real browser, by Playwright. */
export async function browserSuite(browser) {
  const file = join(results, 'e2e.json')
  await rm(file, { force: true })
  const { code } = await runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })
  const report = await readJson(file)
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {}
  const failed = unexpected === 0 && code !== 0 ? 1 : unexpected
  // A test that passed only when repeated has failed once: it counts as failed.
  return { name: 'browser: demo', passed: expected, failed: failed + flaky, skipped }
}
