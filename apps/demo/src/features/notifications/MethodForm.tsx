import { Button, Group, NativeSelect, Paper, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { NotificationFields, NotificationMethod } from '@monasca/core'
import { useCreateNotification, usePatchNotification, useSession } from '@monasca/react'
import { useEffect, useId, useRef } from 'react'
import { Form } from '../../components/form/Form.js'
import { usePauseRefresh } from '../../components/refresh/usePauseRefresh.js'
import { describeError } from '../../components/states/describeError.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { addressWords, findAddressAdvice, findAddressProblem } from './addressRules.js'
import { errorField, type MethodField } from './errorField.js'
import { changedFields, findNameProblem, findPeriodProblem, initialValues, toFields } from './methodValues.js'
import { formatPeriod, offeredPeriods, otherPeriod } from './periods.js'

export type MethodFormProps = {
  action: 'create' | 'edit' | 'clone'
  /** The method to edit or to clone. */
  method?: NotificationMethod | undefined
  methods: readonly NotificationMethod[]
  /** The types of the server. */
  types: readonly string[]
  onSaved: (method: NotificationMethod) => void
  onCancel: () => void
}

const titles = {
  create: () => 'Create notification method',
  edit: (name: string) => `Edit ${name}`,
  clone: (name: string) => `Clone ${name}`,
}

/**
 * Creates or edits a notification method. The input stays until it is saved, also while the session is expired: saving
 * waits until the user has signed in again.
 */
export function MethodForm({ action, method, methods, types, onSaved, onCancel }: MethodFormProps) {
  const titleId = useId()
  const { status } = useSession()
  const create = useCreateNotification()
  const patch = usePatchNotification()
  const { isPending, error } = action === 'edit' ? patch : create
  const ownId = action === 'edit' ? method?.id : undefined
  const form = useForm({
    initialValues: initialValues(action, method, methods, types),
    validate: {
      name: (name) => findNameProblem(name.trim(), methods, ownId),
      type: (type) =>
        types.includes(type) ? null : `This server does not support ${type}. Choose another type.`,
      address: (address, { type }) => findAddressProblem(type, address.trim()) ?? null,
      seconds: (seconds, { period }) => (period === otherPeriod ? findPeriodProblem(seconds) : null),
    },
  })
  const { type, address, period } = form.values
  const words = addressWords(type)
  const advice = findAddressAdvice(type, address.trim())
  const used = methods.map((one) => one.period)
  const refused = error && errorField(error)

  usePauseRefresh(form.isDirty())
  const nameInput = useRef<HTMLInputElement>(null)
  useEffect(() => nameInput.current?.focus(), [])

  const save = (fields: NotificationFields) => {
    const handlers = {
      onSuccess: onSaved,
      onError: (reason: unknown) => {
        const field = errorField(reason)
        if (field !== undefined) {
          form.setFieldError(inputOf(field, period), describeError(reason).title)
          form.getInputNode(inputOf(field, period))?.focus()
        }
      },
    }
    if (action !== 'edit' || method === undefined) return create.mutate(fields, handlers)
    const changes = changedFields(method, fields)
    if (Object.keys(changes).length === 0) return onSaved(method)
    patch.mutate({ notificationId: method.id, ...changes }, handlers)
  }

  return (
    <Paper component="section" withBorder p="md" aria-labelledby={titleId}>
      <Form form={form} busy={isPending} onSubmit={(values) => save(toFields(values))}>
        <Title order={2} id={titleId}>
          {titles[action](method?.name ?? '')}
        </Title>
        {error && refused === undefined && <ErrorNotice error={error} />}
        <TextInput ref={nameInput} label="Name" autoComplete="off" {...form.getInputProps('name')} />
        <NativeSelect
          label="Type"
          data={[...new Set([...types, type])].map((value) => ({
            value,
            label: types.includes(value) ? value : `${value} (not supported by this server)`,
          }))}
          {...form.getInputProps('type')}
        />
        <TextInput
          label={words.label}
          description={words.description}
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('address')}
        />
        {advice !== undefined && (
          <Text size="xs" c="var(--text-warn)" role="status">
            {advice}
          </Text>
        )}
        <NativeSelect
          label="Repeat"
          description="While the alarm keeps its state"
          data={[
            ...offeredPeriods(used).map((value) => ({ value: String(value), label: formatPeriod(value) })),
            { value: otherPeriod, label: 'Other period…' },
          ]}
          {...form.getInputProps('period')}
        />
        {period === otherPeriod && (
          <TextInput
            label="Period in seconds"
            description="Must be in the server’s configuration."
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps('seconds')}
          />
        )}
        <Group gap="xs">
          <Button type="submit" loading={isPending}>
            {action === 'edit' ? 'Save' : 'Create'}
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
        <Text size="xs" c="dimmed" role="status">
          {isPending && status !== 'ready' && 'Will be saved after you sign in again.'}
        </Text>
      </Form>
    </Paper>
  )
}

/** The input with a field of the API. */
function inputOf(field: MethodField, period: string): MethodField | 'seconds' {
  return field === 'period' && period === otherPeriod ? 'seconds' : field
}
