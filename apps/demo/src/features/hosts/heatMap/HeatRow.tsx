import { memo, useEffect, useRef } from 'react'
import { heatStep } from './heatCells.js'

export type HeatRowProps = {
  cells: Float64Array
  /** Upper end of the scale. */
  top: number
  /** The colours of the scale. The same array until the theme changes. */
  colors: readonly string[]
  /** Pixels. */
  width: number
  height: number
}

/** The colours of one host. Where there is no value, the background shows. */
export const HeatRow = memo(function HeatRow({ cells, top, colors, width, height }: HeatRowProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || !canvas.current) return
    const ratio = devicePixelRatio
    canvas.current.width = Math.round(width * ratio)
    canvas.current.height = Math.round(height * ratio)
    const edge = (column: number) => Math.round((column / cells.length) * width * ratio)
    for (const [column, value] of cells.entries()) {
      const step = heatStep(value, top, colors.length)
      if (step === undefined) continue
      context.fillStyle = colors[step] ?? ''
      context.fillRect(edge(column), 0, edge(column + 1) - edge(column), canvas.current.height)
    }
  }, [cells, top, colors, width, height])
  return <canvas ref={canvas} style={{ width, height }} />
})
