import { TagsInput } from '@mantine/core'
import { useDimensionNames, useDimensionValues } from '@monasca/react'
import { memo, useState } from 'react'
import { checkFilter, splitFilters } from '../../search/dimensionFilters.js'

export type DimensionsInputProps = {
  /** `key=value` or `key`. */
  filters: readonly string[]
  /** Only dimensions of this metric are suggested. */
  metricName: string | undefined
  /** Must stay the same function between renders. */
  onChange: (filters: string[] | undefined) => void
}

/** Filters by dimensions. Suggests names, and after `name=` the values of this dimension. */
export const DimensionsInput = memo(function DimensionsInput(props: DimensionsInputProps) {
  const { filters, metricName, onChange } = props
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [focused, setFocused] = useState(false)
  const sign = text.indexOf('=')
  const dimensionName = sign > 0 ? text.slice(0, sign).trim() : undefined
  const names = useDimensionNames({ metricName, query: { enabled: focused } })
  const values = useDimensionValues({
    dimensionName,
    metricName,
    limit: 500,
    query: { enabled: focused && dimensionName !== undefined },
  })
  const suggestions =
    dimensionName === undefined
      ? (names.data?.elements ?? []).map((name) => `${name}=`)
      : (values.data?.elements ?? []).map((value) => `${dimensionName}=${value}`)

  const change = (next: string[]) => {
    const added = next.find((filter) => !filters.includes(filter))
    // The name of a dimension was chosen: its values follow.
    if (added?.endsWith('=') && (names.data?.elements ?? []).includes(added.slice(0, -1))) {
      setText(added)
      return
    }
    const typed = next.flatMap((filter) => (filters.includes(filter) ? [filter] : splitFilters(filter)))
    const wrong = typed.map(checkFilter).find((words) => words !== undefined)
    setProblem(wrong)
    if (wrong !== undefined) return
    setText('')
    onChange(typed.length === 0 ? undefined : typed)
  }

  return (
    <TagsInput
      size="xs"
      label="Dimensions"
      placeholder={filters.length === 0 ? 'hostname=web-01' : ''}
      data={suggestions.filter((suggestion) => !filters.includes(suggestion))}
      limit={50}
      value={[...filters]}
      onChange={change}
      searchValue={text}
      onSearchChange={setText}
      onFocus={() => setFocused(true)}
      error={problem}
      splitChars={[',']}
      clearable
      clearButtonProps={{ 'aria-label': 'Any dimensions' }}
    />
  )
})
