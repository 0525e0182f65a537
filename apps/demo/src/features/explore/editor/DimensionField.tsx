import { ActionIcon, TagsInput } from '@mantine/core'
import { useDimensionValues } from '@monasca/react'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './QueryRow.module.css'
import { checkValue, fromTag, toTag } from './valueTags.js'

export type DimensionFieldProps = {
  metric: string
  dimension: string
  /** Empty: any value. */
  values: readonly string[]
  onChange: (values: string[]) => void
  onRemove: () => void
}

/** The accepted values of one dimension, with completion. */
export function DimensionField({ metric, dimension, values, onChange, onRemove }: DimensionFieldProps) {
  const [isUsed, setIsUsed] = useState(false)
  const [problem, setProblem] = useState<string>()
  const known = useDimensionValues({
    metricName: metric,
    dimensionName: dimension,
    query: { enabled: isUsed },
  })
  const change = (tags: string[]) => {
    const next = tags.map(fromTag)
    const wrong = next.map(checkValue).find((words) => words !== undefined)
    setProblem(wrong)
    if (wrong === undefined) onChange([...new Set(next)])
  }
  return (
    <div className={classes['dimension']}>
      <TagsInput
        size="xs"
        label={dimension}
        placeholder={values.length === 0 ? 'any value' : ''}
        data={(known.data?.elements ?? []).map(toTag)}
        limit={50}
        value={values.map(toTag)}
        onChange={change}
        onFocus={() => setIsUsed(true)}
        error={problem}
        splitChars={[',']}
        rightSection={
          <ActionIcon
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={`Remove ${dimension}`}
            onClick={onRemove}
          >
            <IconX size={12} aria-hidden="true" />
          </ActionIcon>
        }
      />
    </div>
  )
}
