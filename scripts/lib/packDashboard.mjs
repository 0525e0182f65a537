// Installs the packed dashboard into an empty project, as an operator would, and starts it there.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { command, project } from './packProject.mjs'
import { runNpm } from './run.mjs'

async function packTarball(folder) {
  await mkdir(folder, { recursive: true })
  const args = ['pack', '--workspace', 'apps/demo', '--pack-destination', folder, '--ignore-scripts']
  await command('npm pack of the dashboard', runNpm(args, { quiet: true }))
  const [file] = await readdir(folder)
  return join(folder, file)
}

/** Starts the installed command; resolves when it has printed its addresses. */
async function start(folder, args, env = {}) {
  const program = join(folder, 'node_modules', 'monasca-dashboard', 'bin', 'monasca-dashboard.js')
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = once(child, 'exit')
  await new Promise((/** @type {(value?: unknown) => void} */ resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        if (output.includes('Ctrl+C')) resolve()
      })
    }
    void ended.then(() => reject(new Error(`monasca-dashboard ended:\n${output}`)))
  })
  const read = (/** @type {RegExp} */ pattern) => {
    const found = pattern.exec(output)?.[1]
    if (found === undefined) throw new Error(`monasca-dashboard did not print ${pattern}:\n${output}`)
    return found
  }
  return {
    address: read(/Dashboard +(\S+)/),
    read,
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = await ended
      // Windows has no signals: there it is killed.
      if (process.platform !== 'win32' && code !== 0)
        throw new Error(`SIGTERM ended it with ${code}:\n${output}`)
    },
    kill: () => child.kill('SIGKILL'),
  }
}

async function expectOk(address) {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} responds with ${response.status}: ${await response.text()}`)
  return response
}

/** Signs in on the page. */
async function signIn(executablePath, address) {
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run'] })
  try {
    const page = await browser.newPage()
    await page.goto(address)
    await page.getByRole('textbox', { name: 'User name' }).fill('mini-mon')
    await page.getByRole('textbox', { name: 'Password' }).fill('password')
    const projectName = page.getByRole('textbox', { name: 'Project' })
    if (await projectName.isVisible()) await projectName.fill('mini-mon')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: /^Account of/ }).waitFor()
  } finally {
    await browser.close()
  }
}

/** Rejects if the installed dashboard does not start, respond or stop as documented. */
export async function packDashboard(folder, tarballs, browser) {
  const dashboard = await packTarball(join(folder, 'tarball'))
  const installed = join(folder, 'installed')
  await project(installed, { ...tarballs, dashboard }, { 'monasca-dashboard': '', '@monasca/emulator': '' })
  // Its page is built: libraries for browsers are no dependencies.
  for (const name of ['react', 'vite', '@mantine/core', '@monasca/react']) {
    if (existsSync(join(installed, 'node_modules', name))) throw new Error(`The dashboard installs ${name}.`)
  }
  const started = []
  try {
    const emulated = await start(installed, ['--port', '0', '--emulator-port', '0', '--fleet', '0'])
    started.push(emulated)
    await expectOk(`${emulated.address}/healthz`)
    if (browser) await signIn(browser, emulated.address)

    // A gateway, configured by file, environment and flags.
    const cloud = emulated.read(/For other clients +(\S+?)(?:\/identity|,)/)
    const config = join(installed, 'dashboard.yaml')
    await writeFile(config, `keystone-url: ${cloud}/identity\nport: 1\n`)
    const environment = { MONASCA_DASHBOARD_CONFIG: config, MONASCA_DASHBOARD_MONASCA_URL: `${cloud}/v2.0` }
    const gateway = await start(installed, ['--port', '0'], environment)
    started.push(gateway)
    await expectOk(`${gateway.address}/healthz`)
    await expectOk(`${gateway.address}/identity/v3`)
    if (browser) await signIn(browser, gateway.address)
    for (const server of [gateway, emulated]) await server.stop()
  } finally {
    for (const server of started) server.kill()
  }
}
