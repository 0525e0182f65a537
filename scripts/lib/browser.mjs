// Finds a Chromium for the browser tests, or gets one.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, runTool } from './run.mjs'
import { step } from './say.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']

function candidates() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  return [
    process.env.CHROMIUM_PATH,
    ...onPath,
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...programs
      .filter(Boolean)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
  ].filter(Boolean)
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  return chromium.executablePath()
}

/** Resolves to the program of an installed browser, or to `undefined`. */
export async function installedBrowser() {
  return [...candidates(), await playwrightsOwn()].find((path) => existsSync(path))
}

/**
 * Resolves to `{ path }`, or to `{ reason }` when no browser could be found or brought. In this order: the
 * variable CHROMIUM_PATH, a browser of the system, Playwright's download, Debian's package (as root).
 */
export async function findBrowser() {
  const asked = process.env.CHROMIUM_PATH
  if (asked && !existsSync(asked)) return { reason: `CHROMIUM_PATH is ${asked}, which does not exist` }
  const found = await installedBrowser()
  if (found) return { path: found }

  await step('Getting a browser for the tests: Playwright’s download', () =>
    runTool('@playwright/test/cli.js', ['install', 'chromium'], { quiet: true, timeout: 300_000 }),
  )
  const downloaded = await installedBrowser()
  if (downloaded) return { path: downloaded }

  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await step('Getting a browser for the tests: Debian’s package chromium', async () => {
      const env = { DEBIAN_FRONTEND: 'noninteractive' }
      await run('apt-get', ['update'], { quiet: true, env })
      await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { quiet: true, env })
    })
    const installed = await installedBrowser()
    if (installed) return { path: installed }
  }
  return { reason: 'no Chromium or Chrome found; install one, or set CHROMIUM_PATH to its program' }
}
