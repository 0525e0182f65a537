import type { MetricUnit } from '@monasca/core/units'
import { formatCount } from '../../format/formatCount.js'
import { formatValue } from '../../format/formatValue.js'
import type { Range } from '../../timeRange/ranges.js'
import classes from './SummaryList.module.css'
import type { Summary } from './summarise.js'

export type SummaryListProps = {
  summary: Summary | undefined
  unit: MetricUnit
  range: Pick<Range, 'words'>
}

/** Average, minimum and maximum of the whole range. */
export function SummaryList({ summary, unit, range }: SummaryListProps) {
  if (!summary) return null
  const { average, minimum, maximum, samples } = summary
  const facts = [
    ['Average', formatValue(average, unit)],
    ['Minimum', formatValue(minimum, unit)],
    ['Maximum', formatValue(maximum, unit)],
    ['Measurements', formatCount(samples)],
  ]
  return (
    <dl className={classes['facts']} aria-label={`In ${range.words}`}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
