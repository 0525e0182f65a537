// The documentation site: a separate project in docs/, so that the root installs neither VitePress nor TypeDoc.
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run, runNpm } from './run.mjs'
import { step } from './say.mjs'
import { checkInBrowser } from './siteBrowser.mjs'
import { checkLinks } from './siteLinks.mjs'

const site = join(root, 'docs')
const stamp = join(site, 'node_modules', '.monasca-installed')

/** Installs the site's packages if there are none, or those of another lock file. */
export async function ensureSiteInstalled() {
  const lock = await readFile(join(site, 'package-lock.json'), 'utf8')
  if ((await readFile(stamp, 'utf8').catch(() => undefined)) === lock) return
  await step('Installing the packages of the documentation site', async () => {
    const { code, output } = await runNpm(['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: site,
      quiet: true,
    })
    if (code !== 0) throw new Error(`npm ci failed in docs/:\n${output}`)
    await writeFile(stamp, lock)
  })
}

/** Writes the pages that come from the sources; resolves to what is undocumented there. */
export async function generatePages() {
  return step('Generating the reference from the sources', async () => {
    const { code, output } = await run(process.execPath, [join(site, 'generate', 'main.mjs')], {
      cwd: site,
      quiet: true,
    })
    if (code !== 0) throw new Error(`The reference could not be generated:\n${output}`)
    return /** @type {{ checked: number, problems: string[] }} */ (JSON.parse(output))
  })
}

/** Runs VitePress in the site's folder. */
export function runVitePress(args, options) {
  return run(process.execPath, [join(site, 'node_modules', 'vitepress', 'bin', 'vitepress.js'), ...args], {
    cwd: site,
    ...options,
  })
}

/**
 * Builds the site and resolves to the suite's result: a test for each page (its links), each entry point (its doc
 * comments), each class of errors (its section), and with a browser for what works only there.
 *
 * @param {string} [browser] - the path of a Chromium
 */
export async function siteSuite(browser) {
  await ensureSiteInstalled()
  const exports = await generatePages()
  const name = 'documentation site'
  try {
    await step('Building the site', buildPages)
  } catch ({ message }) {
    return { name, passed: 0, failed: 1, skipped: 0, failures: [message] }
  }
  const pages = join(site, '.vitepress', 'dist')
  await stat(join(pages, 'index.html'))
  const links = await step('Checking its links', () => checkLinks(pages))
  const live = browser
    ? await step('Opening it in the browser', () => checkInBrowser(pages, browser))
    : { checked: 0, problems: [] }
  const failures = [...exports.problems, ...links.problems, ...live.problems]
  return {
    name,
    passed: Math.max(0, exports.checked + links.checked + live.checked - failures.length),
    failed: failures.length,
    skipped: 0,
    failures,
  }
}

async function buildPages() {
  const { code, output } = await runVitePress(['build'], { quiet: true })
  if (code !== 0) throw new Error(buildFailure(output))
}

/** The lines of VitePress that name dead links or an error, without its progress. */
function buildFailure(output) {
  const lines = output.split('\n').filter((line) => /dead link|error|Error/.test(line))
  return `The site does not build:\n${(lines.length > 0 ? lines : output.split('\n')).slice(0, 30).join('\n')}`
}
