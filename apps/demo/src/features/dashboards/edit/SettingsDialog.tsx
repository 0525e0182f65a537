import { ActionIcon, Button, Checkbox, Group, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { useDimensionNames, useMetricNames } from '@monasca/react'
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../../../components/Dialog.js'
import { Problems } from '../list/Problems.js'
import { type Dashboard, dashboardLimits, type Variable } from '../model/dashboard.js'
import { readFilters, writeFilters } from '../model/filterTexts.js'
import { checkDashboard } from '../model/parseDashboard.js'
import classes from './SettingsDialog.module.css'

export type SettingsDialogProps = {
  dashboard: Dashboard
  onApply: (dashboard: Dashboard) => void
  onClose: () => void
}

/** Title, description and variables of a dashboard. */
export function SettingsDialog({ dashboard, onApply, onClose }: SettingsDialogProps) {
  const [title, setTitle] = useState(dashboard.title)
  const [description, setDescription] = useState(dashboard.description ?? '')
  const [variables, setVariables] = useState<readonly Variable[]>(dashboard.variables ?? [])
  const next = {
    ...dashboard,
    title: title.trim(),
    description: description.trim() === '' ? undefined : description.trim(),
    variables: variables.length === 0 ? undefined : [...variables],
  }
  const { problems } = checkDashboard(next)
  const change = (index: number, changes: Partial<Variable>) =>
    setVariables(variables.map((variable, at) => (at === index ? { ...variable, ...changes } : variable)))
  return (
    <Dialog title="Dashboard settings" wide onClose={onClose}>
      <Stack gap="sm">
        <TextInput
          label="Title"
          maxLength={dashboardLimits.title}
          value={title}
          data-autofocus
          onChange={({ currentTarget: { value } }) => setTitle(value)}
        />
        <TextInput
          label="Description"
          maxLength={dashboardLimits.description}
          value={description}
          onChange={({ currentTarget: { value } }) => setDescription(value)}
        />
        <Text size="sm" fw={600}>
          Variables
        </Text>
        <Text size="xs" c="dimmed">
          A variable is chosen above the panels. Titles and filters contain it with a $: $hostname.
        </Text>
        {variables.map((variable, index) => (
          <VariableFields
            // biome-ignore lint/suspicious/noArrayIndexKey: the name changes while it is typed
            key={index}
            variable={variable}
            number={index + 1}
            onChange={(changes) => change(index, changes)}
            onMoveUp={
              index === 0
                ? undefined
                : () => setVariables(variables.toSpliced(index, 1).toSpliced(index - 1, 0, variable))
            }
            onRemove={() => setVariables(variables.toSpliced(index, 1))}
          />
        ))}
        <div>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            disabled={variables.length >= dashboardLimits.variables}
            onClick={() => setVariables([...variables, newVariable(variables)])}
          >
            Add variable
          </Button>
        </div>
        {problems && <Problems title="The settings are not complete" problems={problems} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={problems !== undefined} onClick={() => onApply(next)}>
            Apply
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

/** The first one is what most dashboards need. */
function newVariable(others: readonly Variable[]): Variable {
  if (others.length === 0) return { name: 'hostname', label: 'Host', dimension: 'hostname' }
  let number = others.length + 1
  while (others.some(({ name }) => name === `variable${number}`)) number += 1
  return { name: `variable${number}`, dimension: 'service' }
}

type VariableFieldsProps = {
  variable: Variable
  number: number
  onChange: (changes: Partial<Variable>) => void
  /** Without it, it is the first. */
  onMoveUp: (() => void) | undefined
  onRemove: () => void
}

function VariableFields({ variable, number, onChange, onMoveUp, onRemove }: VariableFieldsProps) {
  const { name, label = '', dimension, metric, where, multi = false, all = false } = variable
  const dimensions = useDimensionNames({})
  const metrics = useMetricNames({})
  const inside = { withinPortal: false }
  return (
    <fieldset className={classes['variable']} aria-label={`Variable ${number}`}>
      <TextInput
        size="xs"
        label="Name"
        leftSection="$"
        maxLength={40}
        value={name}
        onChange={({ currentTarget: { value } }) => onChange({ name: value })}
      />
      <TextInput
        size="xs"
        label="Label"
        placeholder={name}
        maxLength={60}
        value={label}
        onChange={({ currentTarget: { value } }) => onChange({ label: value === '' ? undefined : value })}
      />
      <Select
        size="xs"
        label="Values of dimension"
        searchable
        allowDeselect={false}
        data={[...new Set([...(dimensions.data?.elements ?? []), dimension])]}
        value={dimension}
        comboboxProps={inside}
        onChange={(value) => value !== null && onChange({ dimension: value })}
      />
      <Select
        size="xs"
        label="Of metric"
        placeholder="Any metric"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Any metric' }}
        limit={50}
        data={[...new Set([...(metrics.data?.elements ?? []), ...(metric === undefined ? [] : [metric])])]}
        value={metric ?? null}
        comboboxProps={inside}
        onChange={(value) => onChange({ metric: value ?? undefined })}
      />
      <TagsInput
        size="xs"
        label="Only with"
        description="May contain variables above: service=$service"
        className={classes['wide'] ?? ''}
        value={writeFilters(where)}
        onChange={(texts) => onChange({ where: readFilters(texts) })}
      />
      <Checkbox
        size="xs"
        label="Several values"
        checked={multi}
        onChange={({ currentTarget: { checked } }) => onChange({ multi: checked })}
      />
      <Checkbox
        size="xs"
        label="All"
        checked={all}
        onChange={({ currentTarget: { checked } }) => onChange({ all: checked })}
      />
      <Group gap={4} wrap="nowrap">
        {onMoveUp && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Move variable ${number} up`}
            onClick={onMoveUp}
          >
            <IconArrowUp size={15} aria-hidden="true" />
          </ActionIcon>
        )}
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove variable ${number}`} onClick={onRemove}>
          <IconTrash size={15} aria-hidden="true" />
        </ActionIcon>
      </Group>
    </fieldset>
  )
}
