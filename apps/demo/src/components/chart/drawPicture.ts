import { formatDateTime } from '../../format/formatTime.js'
import { chartColor } from './palette.js'
import type { ChartLine } from './types.js'

/** What a picture of a chart shows. */
export type PictureContent = {
  title: string
  lines: readonly ChartLine[]
  /** Milliseconds since the epoch. */
  start: number
  end: number
  /** The plot. */
  canvas: HTMLCanvasElement | undefined
}

/** Pixels of the page. */
const sizes = { margin: 16, title: 26, range: 20, row: 18, swatch: 12, gap: 18 }
/** Lines in the legend: the rest of hundreds would be longer than the chart. */
const limit = 24

/** Draws a chart with title, range and legend on the theme’s background. `undefined` before the chart is drawn. */
export function drawPicture({
  title,
  lines,
  start,
  end,
  canvas,
}: PictureContent): HTMLCanvasElement | undefined {
  const picture = document.createElement('canvas')
  const brush = picture.getContext('2d')
  if (canvas === undefined || brush === null) return undefined
  const ratio = devicePixelRatio
  const style = getComputedStyle(document.documentElement)
  const property = (name: string) => style.getPropertyValue(name).trim()
  const font = (size: number, weight = 400) =>
    `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`
  const { margin } = sizes
  const width = canvas.width / ratio + 2 * margin

  brush.font = font(12)
  const names = lines
    .slice(0, limit)
    .map(({ label, color }) => ({ label, color: property(chartColor(color)) }))
  if (lines.length > limit) names.push({ label: `and ${lines.length - limit} more`, color: 'transparent' })
  const places = placeNames(
    names.map(({ label }) => brush.measureText(label).width),
    width - 2 * margin,
  )
  const legend = ((places.at(-1)?.row ?? -1) + 1) * sizes.row
  const top = margin + sizes.title + sizes.range
  const height = top + canvas.height / ratio + legend + margin

  picture.width = Math.round(width * ratio)
  picture.height = Math.round(height * ratio)
  brush.scale(ratio, ratio)
  brush.fillStyle = property('--surface')
  brush.fillRect(0, 0, width, height)
  brush.textBaseline = 'top'
  brush.fillStyle = property('--mantine-color-text')
  brush.font = font(16, 600)
  brush.fillText(title, margin, margin, width - 2 * margin)
  brush.fillStyle = property('--text-quiet')
  brush.font = font(12)
  brush.fillText(`${formatDateTime(start)} – ${formatDateTime(end)}`, margin, margin + sizes.title)
  brush.drawImage(canvas, margin, top, canvas.width / ratio, canvas.height / ratio)
  for (const [index, { label, color }] of names.entries()) {
    const place = places[index]
    if (place === undefined) continue
    const [x, y] = [margin + place.x, top + canvas.height / ratio + place.row * sizes.row]
    brush.fillStyle = color
    brush.fillRect(x, y + 6, sizes.swatch, 3)
    brush.fillStyle = property('--mantine-color-text')
    brush.fillText(label, x + sizes.swatch + 5, y, width - 2 * margin - sizes.swatch - 5)
  }
  return picture
}

/** Puts names beside each other, in as many rows as they need. */
function placeNames(widths: readonly number[], available: number): { x: number; row: number }[] {
  let [x, row] = [0, 0]
  return widths.map((width) => {
    const needed = sizes.swatch + 5 + width
    if (x > 0 && x + needed > available) [x, row] = [0, row + 1]
    const place = { x, row }
    x += needed + sizes.gap
    return place
  })
}
