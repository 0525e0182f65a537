// Drawing and updating 25 charts of 2,880 points: the dashboard's chart beside bare uPlot, ECharts and Chart.js.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { portOf } from '../lib/portOf.mjs'
import { installAlternatives } from './alternatives.mjs'
import { openPage } from './browserPage.mjs'
import { bundle } from './bundle.mjs'
import { beside, interleave, median } from './compare.mjs'

const updates = 3
const { resolve } = createRequire(new URL('../../apps/demo/package.json', import.meta.url))
const what = '25 panels × 2,880 points'

/** A page with all ways. */
async function serve(scripts) {
  const css = await readFile(resolve('uplot/dist/uPlot.min.css'), 'utf8')
  const server = createServer((request, response) => {
    const name = request.url?.slice(1) ?? ''
    if (name in scripts) response.writeHead(200, { 'content-type': 'text/javascript' }).end(scripts[name])
    else {
      const tags = Object.keys(scripts).map((script) => `<script defer src="/${script}"></script>`)
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(
        `<!doctype html><style>${css}</style><body>${tags.join('').replace(' defer src="/page.js"', ' type="module" src="/page.js"')}`,
      )
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

export async function benchDraw() {
  const { folder, versions, notRun } = await installAlternatives()
  const read = (path) => readFile(join(folder, 'node_modules', path), 'utf8')
  const others = notRun === undefined ? ['ECharts', 'ChartJs'] : []
  const server = await serve({
    ...(notRun === undefined && {
      'echarts.js': await read('echarts/dist/echarts.min.js'),
      'chart.js': await read('chart.js/dist/chart.umd.min.js').catch(() =>
        read('chart.js/dist/chart.umd.js'),
      ),
    }),
    'page.js': await bundle('drawPage.mjs'),
  })
  const page = await openPage(`http://127.0.0.1:${portOf(server)}`, 'drawAll')
  try {
    if (page.notRun !== undefined) return [{ name: 'draw', notRun: page.notRun }]
    const busy = async (work) => {
      const before = await page.busy()
      await work()
      return (await page.busy()) - before
    }
    const warmUp = 2
    const updated = {}
    const ways = Object.fromEntries(
      ['uPlot', 'ours', 'strokes', ...others].map((way) => [
        way,
        async () => {
          const drawn = await busy(() => page.call('drawAll', way))
          const time = await busy(() => page.call('updateAll', updates))
          updated[way] = [...(updated[way] ?? []), time / updates]
          await page.call('endAll')
          return drawn
        },
      ]),
    )
    const drawn = await interleave(ways, { rounds: 11, warmUp })
    for (const way of Object.keys(updated)) updated[way] = updated[way].slice(warmUp)
    const rows = (verb, times) => {
      const limit = { name: 'canvases with the lines alone', value: median(times.strokes) }
      return [
        {
          name: `${verb} ${what}: the dashboard’s chart ÷ bare uPlot`,
          ...beside(times.ours, times.uPlot),
          goal: 1.1,
          unit: 'ms',
          alternative: 'bare uPlot',
          limit,
        },
        ...(others.length > 0
          ? [
              {
                name: `${verb} ${what}: the dashboard’s chart ÷ ECharts ${versions.echarts}`,
                ...beside(times.ours, times.ECharts),
                goal: 0.3,
                unit: 'ms',
                alternative: 'ECharts',
                limit,
              },
              {
                name: `${verb} ${what}: the dashboard’s chart ÷ Chart.js ${versions['chart.js']}`,
                ...beside(times.ours, times.ChartJs),
                unit: 'ms',
                alternative: 'Chart.js',
                limit,
              },
            ]
          : [{ name: `${verb}: ECharts and Chart.js`, notRun }]),
      ]
    }
    return [...rows('draw', drawn), ...rows('update', updated)]
  } finally {
    await page.close?.()
    server.close()
    server.closeAllConnections()
  }
}
