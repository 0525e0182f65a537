/** Number of colours for lines: `--chart-1` and so on in `app.css`. */
export const paletteSize = 8

/** The custom property with the colour of a line. The colours repeat after the last one. */
export function chartColor(color: number): string {
  return `--chart-${((((Math.round(color) - 1) % paletteSize) + paletteSize) % paletteSize) + 1}`
}
