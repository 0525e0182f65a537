import { lazyFloat } from '../float/lazyFloat.js'
import { ChartMenuButton } from './ChartMenuButton.js'

/** What can be done with a chart. */
export const { Float: ChartMenu } = lazyFloat(
  () => import('./ChartMenuFloat.js').then((module) => module.ChartMenuFloat),
  // Only its own props: the chart's are no attributes of a button.
  ({ content: _content, plot: _plot, onTable: _onTable, ...button }) => <ChartMenuButton {...button} />,
  'menu',
)
