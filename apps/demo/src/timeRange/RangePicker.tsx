import { SegmentedControl, VisuallyHidden } from '@mantine/core'
import { parseRangeId, type RangeId, ranges } from './ranges.js'

export type RangePickerProps = {
  value: RangeId
  onChange: (value: RangeId) => void
}

/** Chooses how much time the charts show. */
export function RangePicker({ value, onChange }: RangePickerProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Time range"
      value={value}
      onChange={(id) => onChange(parseRangeId(id))}
      data={ranges.map(({ id, label, words }) => ({
        value: id,
        label: (
          <>
            <span aria-hidden="true">{label}</span>
            <VisuallyHidden>{words}</VisuallyHidden>
          </>
        ),
      }))}
    />
  )
}
