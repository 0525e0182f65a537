// The parts of the documentation site that need a browser: the playground, the search, narrow windows.
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

/** Serves a folder on a free port of this machine. */
async function serve(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    const file = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    if (!existsSync(file)) return response.writeHead(404).end()
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
    return createReadStream(file).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** Opens pages of the built site in `folder`; resolves to what was checked and what failed. */
export async function checkInBrowser(folder, executablePath) {
  // Loaded here, because `npm test` begins on a clone without packages.
  const { default: puppeteer } = await import('puppeteer-core')
  const { url, close } = await serve(folder)
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] })
  const problems = []
  let checked = 0
  /** One check; whatever the page reports as an error fails it. */
  const check = async (name, viewport, work) => {
    checked += 1
    const page = await browser.newPage()
    await page.setViewport(viewport)
    page.on('pageerror', (error) => problems.push(`${name}: ${String(error)}`))
    try {
      await work(page)
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
    await page.close()
  }
  const wide = { width: 1280, height: 900 }
  const narrow = { width: 360, height: 740 }

  await check('playground: back-test', wide, async (page) => {
    await page.goto(`${url}/reference/playground.html`)
    await page.waitForSelector('.playground .alarm .states .ALARM')
  })
  await check('playground: a fix of the lint', wide, async (page) => {
    const expression = 'mean(cpu.user_perc) > 90'
    await page.goto(`${url}/reference/playground.html?expression=${encodeURIComponent(expression)}`)
    const fix = await page.waitForSelector('.playground .diagnostics button')
    await fix?.click()
    await page.waitForSelector('.playground .alarm')
    const fixed = new URL(page.url()).searchParams.get('expression')
    if (fixed !== 'avg(cpu.user_perc) > 90') throw new Error(`the address has ${fixed}`)
  })
  await check('search finds a hook', wide, async (page) => {
    await page.goto(`${url}/faq.html`)
    await page.click('.VPNavBarSearch button')
    const field = await page.waitForSelector('#localsearch-input')
    await field?.type('useLiveSeries')
    await page.waitForSelector('#localsearch-list a[href*="hooks/useLiveSeries"]')
  })
  for (const path of ['/', '/hooks/useAlarms.html', '/options/createClient.html', '/errors.html'])
    await check(`${path} in a narrow window`, narrow, async (page) => {
      await page.goto(url + path)
      await page.waitForSelector('h1')
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      if (width > narrow.width) throw new Error(`scrolls sideways: ${width} pixels`)
    })

  await browser.close()
  close()
  return { checked, problems }
}
