import { Anchor, MultiSelect, Skeleton, Text } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useNotifications } from '@monasca/react'
import { Link } from '@tanstack/react-router'
import { ErrorNotice } from '../../../components/states/ErrorNotice.js'
import type { DefinitionValues } from '../model/definitionValues.js'

const lists = [
  { field: 'alarmActions', label: 'Notify on Alarm' },
  { field: 'okActions', label: 'Notify on OK' },
  { field: 'undeterminedActions', label: 'Notify on Undetermined' },
] as const

/** Chooses notification methods for each state. */
export function ActionsFields({ form }: { form: UseFormReturnType<DefinitionValues> }) {
  const { data, error, refetch } = useNotifications({ sortBy: 'name' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={120} role="status" aria-label="Notification methods are loading" />
  const known = data.elements.map(({ id, name, type }) => ({ value: id, label: `${name} (${type})` }))
  const chosen = lists.flatMap(({ field }) => form.values[field])
  const gone = [...new Set(chosen)]
    .filter((id) => !known.some(({ value }) => value === id))
    .map((id) => ({ value: id, label: `Deleted method ${id}` }))
  return (
    <>
      {lists.map(({ field, label }) => (
        <MultiSelect
          key={field}
          label={label}
          data={[...known, ...gone]}
          comboboxProps={{ withinPortal: false }}
          searchable
          clearable
          placeholder={form.values[field].length === 0 ? 'No notification' : ''}
          nothingFoundMessage="No such method"
          {...form.getInputProps(field)}
        />
      ))}
      {data.elements.length === 0 && (
        <Text size="xs" c="dimmed">
          No notification methods yet.{' '}
          <Anchor component={Link} to="/notifications" inherit>
            Add one
          </Anchor>{' '}
          to be notified about alarms.
        </Text>
      )}
    </>
  )
}
