import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { Builder, By, Capabilities, Key, until, type WebDriver } from 'selenium-webdriver'
import { type Browser, type Driver, poll, textExpression, type Window, waitLimit } from './driver.js'

/** WebKitGTK's MiniBrowser by WebKitWebDriver, on a separate X server. */
export const webkit: Driver = {
  name: 'WebKitGTK',
  async launch({ lang }) {
    const children: ChildProcess[] = []
    try {
      const display = await startDisplay(children)
      const server = await startDriver(children, { DISPLAY: display, LANG: lang, LC_ALL: lang })
      const driver = await new Builder().usingServer(server).withCapabilities(capabilities()).build()
      return createBrowser(driver, async () => {
        await driver.quit().catch(() => {})
        stop(children)
      })
    } catch (error) {
      stop(children)
      throw error
    }
  },
}

function capabilities(): Capabilities {
  return new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
  })
}

/** The program is beside the library, in a folder that bears the name of the architecture. */
function findMiniBrowser(): string {
  const found = readdirSync('/usr/lib')
    .map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`)
    .find((path) => existsSync(path))
  if (found === undefined) throw new Error('MiniBrowser of webkit2gtk-4.1 is missing')
  return found
}

/** Starts a program that ends with this process, and by `stop` with all that it started. */
function start(
  children: ChildProcess[],
  command: readonly string[],
  { env = {}, output = 'ignore' }: { env?: NodeJS.ProcessEnv; output?: 'ignore' | 'pipe' } = {},
): ChildProcess {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], {
    detached: true,
    stdio: ['ignore', output, 'ignore'],
    env: { ...process.env, ...env },
  })
  children.push(child)
  return child
}

function stop(children: ChildProcess[]): void {
  for (const { pid } of children.splice(0).reverse()) {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
}

/** An X server that chooses a free number, and writes it to its output. */
async function startDisplay(children: ChildProcess[]): Promise<string> {
  const args = ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp']
  const child = start(children, ['Xvfb', ...args], { output: 'pipe' })
  let text = ''
  child.stdout?.on('data', (chunk) => {
    text += chunk
  })
  const number = await poll(async () => /^(\d+)\n/.exec(text)?.[1], 'Xvfb starts')
  return `:${number}`
}

async function startDriver(children: ChildProcess[], env: NodeJS.ProcessEnv): Promise<string> {
  const port = await findPort()
  start(children, ['WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1'], {
    env: {
      ...env,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      // It runs as root in CI, where its sandbox cannot start.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  })
  const server = `http://127.0.0.1:${port}`
  await poll(async () => (await fetch(`${server}/status`)).ok || undefined, 'WebKitWebDriver starts')
  return server
}

async function findPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('The system gave no port')
  return address.port
}

function createBrowser(driver: WebDriver, close: () => Promise<void>): Browser {
  const known = new Map<string, Window>()
  const windowOf = (handle: string): Window => {
    const window = known.get(handle) ?? createWindow(driver, handle)
    known.set(handle, window)
    return window
  }
  let isFirstUsed = false
  return {
    errors: [],
    close,
    windows: async () => (await driver.getAllWindowHandles()).map(windowOf),
    newWindow: async () => {
      if (isFirstUsed) await driver.switchTo().newWindow('window')
      isFirstUsed = true
      return windowOf(await driver.getWindowHandle())
    },
  }
}

function createWindow(driver: WebDriver, handle: string): Window {
  const select = () => driver.switchTo().window(handle)
  const find = async (xpath: string) => {
    await select()
    const element = await driver.wait(until.elementLocated(By.xpath(xpath)), waitLimit, `${xpath} is missing`)
    return driver.wait(until.elementIsVisible(element), waitLimit, `${xpath} is hidden`)
  }
  const evaluate = async <value>(expression: string): Promise<value> => {
    await select()
    return (await driver.executeScript(`return ${expression}`)) as value
  }
  return {
    id: handle,
    evaluate,
    goto: async (url) => {
      await select()
      await driver.get(url)
    },
    reload: async () => {
      await select()
      await driver.navigate().refresh()
    },
    // Elements may be replaced between being found and being used.
    click: (xpath) =>
      poll(async () => {
        await (await find(xpath)).click()
        return true
      }, `click ${xpath}`).then(() => {}),
    fill: async (xpath, text) => {
      const element = await find(xpath)
      await element.clear()
      await element.sendKeys(text)
    },
    press: async (key) => {
      await select()
      await driver.actions().sendKeys({ Escape: Key.ESCAPE, Enter: Key.ENTER }[key]).perform()
    },
    text: async (xpath) => (await evaluate<string | null>(textExpression(xpath))) ?? undefined,
  }
}
