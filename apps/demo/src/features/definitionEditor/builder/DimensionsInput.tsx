import { Autocomplete, Button, Group, Pill, Text } from '@mantine/core'
import { useDimensionNames, useDimensionValues } from '@monasca/react'
import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { isChoosing } from '../fields/isChoosing.js'
import type { DimensionPair } from '../model/comparisonEdits.js'
import classes from './Builder.module.css'

export type DimensionsInputProps = {
  metricName: string
  value: readonly DimensionPair[]
  /** Returns whether an expression can contain the dimensions. */
  onChange: (dimensions: readonly DimensionPair[]) => boolean
}

/** The dimensions of a comparison: those that are wanted, and a form for one more. */
export function DimensionsInput({ metricName, value, onChange }: DimensionsInputProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <div className={classes['dimensions']}>
      <Text size="xs" c="dimmed" id={id}>
        Dimensions
      </Text>
      <ul className={classes['pills']} aria-labelledby={id}>
        {value.map(([name, text], place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may occur twice
          <li key={place}>
            <Pill
              size="sm"
              withRemoveButton
              removeButtonProps={{
                'aria-label': `Remove ${name}=${text}`,
                'aria-hidden': false,
                tabIndex: 0,
              }}
              onRemove={() => onChange(value.filter((_, index) => index !== place))}
            >
              {name}={text}
            </Pill>
          </li>
        ))}
        {value.length === 0 && !isOpen && (
          <li>
            <Text span size="xs">
              any
            </Text>
          </li>
        )}
        {!isOpen && (
          <li>
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconPlus size={12} aria-hidden="true" />}
              onClick={() => setOpen(true)}
            >
              Add dimension
            </Button>
          </li>
        )}
      </ul>
      {isOpen && (
        <NewDimension
          metricName={metricName}
          used={value.map(([name]) => name)}
          onAdd={(pair) => onChange([...value.filter(([name]) => name !== pair[0]), pair])}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}

type NewDimensionProps = {
  metricName: string
  used: readonly string[]
  onAdd: (pair: DimensionPair) => boolean
  onClose: () => void
}

function NewDimension({ metricName, used, onAdd, onClose }: NewDimensionProps) {
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const [isRefused, setRefused] = useState(false)
  const select = ({ elements }: { elements: string[] }) => elements
  const names = useDimensionNames({ metricName, query: { select } })
  const isKnown = names.data?.includes(name) === true
  const values = useDimensionValues({
    metricName,
    dimensionName: name,
    query: { select, enabled: isKnown },
  })
  const add = () => {
    const isAdded = name.trim() !== '' && text.trim() !== '' && onAdd([name.trim(), text.trim()])
    if (isAdded) onClose()
    else setRefused(true)
  }
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    if (event.key !== 'Enter' || isChoosing(event)) return
    event.preventDefault()
    add()
  }
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <Autocomplete
        label="Dimension name"
        size="xs"
        comboboxProps={{ withinPortal: false }}
        limit={50}
        data={(names.data ?? []).filter((one) => !used.includes(one))}
        value={name}
        error={isRefused ? 'Enter a name and a value without "{}()<>=,' : undefined}
        onChange={(next) => {
          setName(next)
          setRefused(false)
        }}
        onKeyDown={handleKey}
        autoFocus
      />
      <Autocomplete
        label="Dimension value"
        size="xs"
        comboboxProps={{ withinPortal: false }}
        limit={50}
        data={isKnown ? (values.data ?? []) : []}
        value={text}
        onChange={(next) => {
          setText(next)
          setRefused(false)
        }}
        onKeyDown={handleKey}
      />
      <Button size="xs" onClick={add}>
        Add
      </Button>
      <Button size="xs" variant="default" onClick={onClose}>
        Cancel
      </Button>
    </Group>
  )
}
