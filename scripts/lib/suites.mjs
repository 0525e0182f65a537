// The suites of `npm test`: each runs real tests and resolves to what really ran.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root, runTool } from './run.mjs'
import { firstLines, runVitest, tally } from './vitest.mjs'

/**
 * A failure names the test, and then has the first lines of its error.
 *
 * @typedef {{ name: string, passed: number, failed: number, skipped: number, failures?: string[] }} Suite
 */

/** Unit, type and emulator tests of every workspace, in one run of Vitest. */
export async function unitSuites() {
  const { code, files } = await runVitest('vitest.json')
  if (!files) return [{ name: 'unit', passed: 0, failed: 1, skipped: 0 }]

  const workspaces = new Map()
  for (const file of files) {
    const workspace = /(?:packages|apps)\/([^/]+)\//.exec(file.name.replaceAll('\\', '/'))?.[1] ?? 'root'
    workspaces.set(workspace, [...(workspaces.get(workspace) ?? []), file])
  }
  /** @type {Suite[]} */
  const suites = [...workspaces].sort().map(([workspace, files]) => tally(`unit: ${workspace}`, files))
  // Errors outside any test (an unhandled rejection, a type error) only show in the exit code.
  if (code !== 0 && suites.every((suite) => suite.failed === 0)) {
    suites.push({ name: 'unit: errors outside tests', passed: 0, failed: 1, skipped: 0 })
  }
  return suites
}

/** The demo in a real browser, by Playwright. */
export async function browserSuite(browser) {
  const file = join(root, 'test-results', 'e2e.json')
  await rm(file, { force: true })
  const { code } = await runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })
  const report = JSON.parse(await readFile(file, 'utf8').catch(() => 'null'))
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {}
  const failed = unexpected === 0 && code !== 0 ? 1 : unexpected
  // A test that passed only when repeated has failed once: it counts as failed.
  const failures = listSpecs(report?.suites).filter(({ ok }) => !ok)
  return {
    name: 'browser: demo',
    passed: expected,
    failed: failed + flaky,
    skipped,
    failures: failures.map(({ file, line, title, tests }) => {
      const messages = tests.flatMap(({ results }) => results.map(({ error }) => error?.message))
      return [`${file}:${line} › ${title}`, ...firstLines(messages.find(Boolean))].join('\n')
    }),
  }
}

function listSpecs(suites = []) {
  return suites.flatMap(({ specs = [], suites }) => [...specs, ...listSpecs(suites)])
}
