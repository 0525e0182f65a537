import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { FunctionName, Operator } from '@monasca/core/expression'
import { IconBinaryTree2, IconTrash } from '@tabler/icons-react'
import { formatDuration } from '../../../format/formatDuration.js'
import { useDraft } from '../fields/useDraft.js'
import { dimensionsOf, functionOf } from '../model/comparisonEdits.js'
import type { ReadExpression } from '../model/editExpression.js'
import type { OutlineComparison, OutlinePath } from '../model/outline.js'
import classes from './Builder.module.css'
import type { BuilderActions } from './builderActions.js'
import { DimensionsInput } from './DimensionsInput.js'
import { MetricInput } from './MetricInput.js'
import { MoveButtons } from './MoveButtons.js'

const functions: readonly FunctionName[] = ['avg', 'max', 'min', 'sum', 'count', 'last']
const operators: readonly Operator[] = ['>', '>=', '<', '<=']

/** Seconds. */
const periods: readonly number[] = [60, 120, 300, 600, 900, 1800, 3600]

export type ConditionRowProps = {
  read: ReadExpression
  part: OutlineComparison
  path: OutlinePath
  within: 'and' | 'or'
  actions: BuilderActions
}

/** The fields of one comparison. */
export function ConditionRow({ read, part, path, within, actions }: ConditionRowProps) {
  const { index, comparison } = part
  const { threshold, times, metricName } = comparison
  const name = functionOf(comparison)
  const period = comparison.period?.value ?? 60
  const dimensions = dimensionsOf(comparison)
  const number = index + 1
  const limit = useDraft(read.text.slice(threshold.start, threshold.end), (text) =>
    actions.change(index, { threshold: text.trim() }),
  )
  const repeated = useDraft(`${times?.value ?? 1}`, (text) =>
    /^[1-9]\d{0,4}$/.test(text) ? actions.change(index, { times: Number(text) }) : false,
  )
  const isLast = name === 'last'
  return (
    <fieldset aria-label={`Condition ${number}`} className={classes['condition']}>
      <div className={classes['fields']}>
        <NativeSelect
          label="Function"
          size="xs"
          data={functions.map((one) => ({ value: one, label: one }))}
          value={name}
          onChange={({ currentTarget: { value } }) => {
            const chosen = functions.find((one) => one === value)
            if (chosen) actions.change(index, { function: chosen })
          }}
        />
        <MetricInput
          value={metricName.value}
          onChange={(text) => actions.change(index, { metricName: text })}
        />
        <NativeSelect
          label="Comparison"
          size="xs"
          data={operators.map((one) => ({ value: one, label: one }))}
          value={comparison.operator.value}
          onChange={({ currentTarget: { value } }) => {
            const chosen = operators.find((one) => one === value)
            if (chosen) actions.change(index, { operator: chosen })
          }}
        />
        <TextInput
          label="Threshold"
          size="xs"
          inputMode="decimal"
          autoComplete="off"
          value={limit.text}
          error={limit.isRefused ? 'Enter a number such as 0.5' : undefined}
          onChange={(event) => limit.change(event.currentTarget.value)}
          onBlur={limit.drop}
        />
        {!isLast && (
          <>
            <NativeSelect
              label="Period"
              size="xs"
              data={[...new Set([...periods, period])]
                .sort((a, b) => a - b)
                .map((seconds) => ({ value: `${seconds}`, label: formatDuration(seconds * 1000) }))}
              value={`${period}`}
              onChange={(event) => actions.change(index, { period: Number(event.currentTarget.value) })}
            />
            <TextInput
              label="Times in a row"
              size="xs"
              inputMode="numeric"
              autoComplete="off"
              value={repeated.text}
              error={repeated.isRefused ? 'Enter 1 or more' : undefined}
              onChange={(event) => repeated.change(event.currentTarget.value.trim())}
              onBlur={repeated.drop}
            />
          </>
        )}
      </div>
      <DimensionsInput
        metricName={metricName.value}
        value={dimensions}
        onChange={(next) => actions.change(index, { dimensions: next })}
      />
      <div className={classes['foot']}>
        <Checkbox
          size="xs"
          label="No data means OK (deterministic)"
          checked={comparison.deterministic !== undefined}
          onChange={(event) => actions.change(index, { deterministic: event.currentTarget.checked })}
        />
        <span className={classes['buttons']}>
          {path.length > 0 && (
            <MoveButtons read={read} path={path} actions={actions} name={`condition ${number}`} />
          )}
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconBinaryTree2 size={13} aria-hidden="true" />}
            aria-label={`${within === 'and' ? 'Or…' : 'And…'}: put condition ${number} into a group with a copy`}
            onClick={() => actions.group(path, within === 'and' ? 'or' : 'and')}
          >
            {within === 'and' ? 'Or…' : 'And…'}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={13} aria-hidden="true" />}
            aria-label={`Remove condition ${number}`}
            onClick={() => actions.remove(path)}
          >
            Remove
          </Button>
        </span>
      </div>
    </fieldset>
  )
}
