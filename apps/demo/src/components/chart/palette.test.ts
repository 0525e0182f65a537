import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chartColor, paletteSize } from './palette.js'

type Rgb = [red: number, green: number, blue: number]

const css = readFileSync(new URL('../../app/app.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split(':root[data-mantine-color-scheme="dark"] {')
const themes = { light, dark }

/** Linear light, 0 to 1. */
function toLinear(hex: string): Rgb {
  const part = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

function readColor(theme: string, name: string): Rgb {
  const hex = new RegExp(`${name}: (#[0-9a-f]{6});`).exec(theme)?.[1]
  if (hex === undefined) throw new Error(`No ${name}`)
  return toLinear(hex)
}

const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue

function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** Machado, Oliveira and Fernandes 2009, severity 1: how others see linear light. */
const views: Record<string, [Rgb, Rgb, Rgb]> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function see([first, second, third]: [Rgb, Rgb, Rgb], [red, green, blue]: Rgb): Rgb {
  const mix = ([r, g, b]: Rgb) => Math.min(1, Math.max(0, r * red + g * green + b * blue))
  return [mix(first), mix(second), mix(third)]
}

/** OKLab, in which equal distances look equally large. */
function toLab([red, green, blue]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** A palette made for this, that of Okabe and Ito, has 0.076. */
const leastDistance = 0.1

test.each(Object.entries(themes))('%s: each colour has 3:1 against the surface', (_, theme) => {
  const surface = readColor(theme, '--surface')
  for (let color = 1; color <= paletteSize; color++) {
    expect(contrast(readColor(theme, chartColor(color)), surface), chartColor(color)).toBeGreaterThanOrEqual(
      3,
    )
  }
})

test.each(Object.keys(themes).flatMap((theme) => Object.keys(views).map((view) => [theme, view] as const)))(
  '%s, %s: all colours are distinct',
  (theme, view) => {
    const matrix = views[view]
    if (matrix === undefined) throw new Error('No view')
    const colors = Array.from({ length: paletteSize }, (_, index) =>
      toLab(see(matrix, readColor(themes[theme as keyof typeof themes], chartColor(index + 1)))),
    )
    for (const [index, a] of colors.entries()) {
      for (const [before, b] of colors.slice(0, index).entries()) {
        const distance = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
        expect(distance, `${before + 1} and ${index + 1}`).toBeGreaterThanOrEqual(leastDistance)
      }
    }
  },
)

test('colours repeat after the last one', () => {
  expect([1, 8, 9, 17, 0].map(chartColor)).toEqual([
    '--chart-1',
    '--chart-8',
    '--chart-1',
    '--chart-1',
    '--chart-8',
  ])
})
