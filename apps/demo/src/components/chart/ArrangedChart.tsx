import { drawings } from './drawings.js'
import { TimeChart, type TimeChartProps } from './TimeChart.js'

export type ArrangedChartProps = TimeChartProps & { draw: keyof typeof drawings }

/** A chart whose lines are stacked, or drawn as bars. */
export function ArrangedChart(props: ArrangedChartProps) {
  return <TimeChart {...props} drawing={drawings[props.draw]} />
}
