// The built dashboard in front of a server, and a browser that is signed in to it.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const program = fileURLToPath(new URL('../../apps/demo/dist-server/main.js', import.meta.url))

/** Starts the dashboard on the Keystone and Monasca at `url`. Resolves to its address and a function that ends it. */
export async function startDashboard(url) {
  const child = spawn(
    process.execPath,
    [program, '--port', '0', '--keystone-url', `${url}/identity`, '--monasca-url', `${url}/v2.0`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return { address: await addressOf(child), stop: () => child.kill('SIGKILL') }
}

/** Starts a browser whose memory can be measured. */
export function startBrowser(executablePath) {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--enable-precise-memory-info'] })
}

/** Signs in at a page of the dashboard. */
export async function signIn(page, address) {
  await page.goto(address)
  await page.getByRole('textbox', { name: 'User name' }).fill('mini-mon')
  await page.getByRole('textbox', { name: 'Password' }).fill('password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function addressOf(child) {
  let text = ''
  for await (const chunk of child.stdout) {
    text += chunk
    const found = /Dashboard +(http\S+)/.exec(text)?.[1]
    if (found !== undefined && text.includes('Ctrl+C')) {
      child.stdout.resume()
      return found
    }
  }
  throw new Error(`The server ended:\n${text}`)
}
