// Draws and updates charts in a page: by uPlot alone, by the dashboard's chart, by ECharts and by Chart.js.
import { unitOfMetric } from '@monasca/core/units'
import uPlot from 'uplot'
import { createPlot } from '../../apps/demo/src/components/chart/createPlot.js'

const panels = 25
const points = 2880
const step = 30_000
const start = Date.UTC(2026, 0, 1)
const size = { width: 300, height: 190 }

const times = Float64Array.from({ length: points + 100 }, (_, row) => start + row * step)
const values = Float64Array.from(
  times,
  (time, row) => 50 + 30 * Math.sin(row / 200) + 10 * Math.sin(time / 7e4),
)
/** The window after a number of steps. */
const windowAt = (moved) => [times.subarray(moved, moved + points), values.subarray(moved, moved + points)]
const inSeconds = (moved) => {
  const [at, value] = windowAt(moved)
  return [Float64Array.from(at, (time) => time / 1000), value]
}
const pairs = (moved) => {
  const [at, value] = windowAt(moved)
  return Array.from(at, (time, row) => [time, value[row]])
}
const xy = (moved) => {
  const [at, value] = windowAt(moved)
  return Array.from(at, (time, row) => ({ x: time, y: value[row] }))
}

/** Each creates a chart in an element; it returns how to move on by some steps, and how to end it. */
const ways = {
  uPlot(element) {
    const plot = new uPlot({ ...size, series: [{}, { stroke: '#2f6fde', width: 1 }] }, inSeconds(0), element)
    return { update: (moved) => plot.setData(inSeconds(moved)), end: () => plot.destroy() }
  },
  /** The lines alone, as one path each: no axes, no scales that are searched, nothing to point at. */
  strokes(element) {
    const canvas = document.createElement('canvas')
    const ratio = devicePixelRatio
    Object.assign(canvas, { width: size.width * ratio, height: size.height * ratio })
    element.append(canvas)
    const context = canvas.getContext('2d')
    const draw = (moved) => {
      const [at, value] = windowAt(moved)
      const perTime = canvas.width / (at[points - 1] - at[0])
      context.clearRect(0, 0, canvas.width, canvas.height)
      context.beginPath()
      for (let row = 0; row < points; row += 1)
        context.lineTo((at[row] - at[0]) * perTime, canvas.height * (1 - value[row] / 100))
      context.stroke()
    }
    draw(0)
    return { update: draw, end() {} }
  },
  ours(element) {
    const unit = unitOfMetric('cpu.user_perc')
    /** @returns {any} what a chart of the dashboard needs of its line */
    const state = (moved) => {
      const [timestamps, column] = windowAt(moved)
      return {
        lines: [{ id: 'a', label: 'a', color: 1, unit, points: { timestamps, columns: { value: column } } }],
        draw: 'lines',
        scale: 'linear',
        start: times[moved],
        end: times[moved + points - 1],
        minimumStep: step,
        marks: { lineEnds: [] },
        syncKey: 'bench',
        height: size.height,
        compact: false,
        scheme: 'light',
        onCursor: () => {},
      }
    }
    const plot = createPlot(element, state(0))
    return { update: (moved) => plot.update(state(moved)), end: () => plot.destroy() }
  },
  ECharts(element) {
    const chart = globalThis.echarts.init(element, null, size)
    const option = (moved) => ({
      animation: false,
      xAxis: { type: 'time' },
      yAxis: { type: 'value' },
      series: [{ type: 'line', showSymbol: false, data: pairs(moved) }],
    })
    chart.setOption(option(0))
    return { update: (moved) => chart.setOption(option(moved)), end: () => chart.dispose() }
  },
  ChartJs(element) {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, size)
    element.append(canvas)
    const chart = new globalThis.Chart(canvas, {
      type: 'line',
      data: { datasets: [{ data: xy(0), pointRadius: 0, borderWidth: 1 }] },
      options: {
        responsive: false,
        animation: false,
        parsing: false,
        normalized: true,
        plugins: { legend: { display: false } },
        scales: { x: { type: 'linear' } },
      },
    })
    return {
      update(moved) {
        chart.data.datasets[0].data = xy(moved)
        chart.update('none')
      },
      end: () => chart.destroy(),
    }
  },
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
let charts = []
let moved = 0

/** Resolves when all canvases exist, and what was drawn is on the screen. */
async function shown() {
  while ([...document.querySelectorAll('.panel')].some((panel) => !panel.querySelector('canvas')))
    await frame()
  for (let count = 0; count < 8; count += 1) await frame()
}

Object.assign(window, {
  async drawAll(way) {
    moved = 0
    const elements = Array.from({ length: panels }, () => {
      const element = document.createElement('div')
      element.className = 'panel'
      element.style.cssText = `display:inline-block;overflow:hidden;width:${size.width}px;height:${size.height}px`
      return element
    })
    document.body.replaceChildren(...elements)
    await frame()
    charts = elements.map(ways[way])
    await shown()
  },
  async updateAll(times) {
    for (let count = 0; count < times; count += 1) {
      moved += 1
      for (const chart of charts) chart.update(moved)
      await shown()
    }
  },
  async endAll() {
    for (const chart of charts) chart.end()
    charts = []
    document.body.replaceChildren()
    await frame()
  },
})
