import { Button, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { isBaseError } from '@monasca/core'
import { useCreateNotification, useNotificationTypes, useSession } from '@monasca/react'
import { describeError } from '../../components/states/describeError.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'

/** What a method of each type is sent to. */
const addressLabels: Readonly<Record<string, string>> = {
  EMAIL: 'E-mail address',
  WEBHOOK: 'Address (URL)',
  PAGERDUTY: 'Integration key',
}

/**
 * A new notification method. What is typed stays until it is saved: also while the session expires, and somebody signs in
 * again over the page. Saving waits for that.
 */
export function NewNotification() {
  const types = useNotificationTypes({ query: { select: ({ elements }) => elements } })
  const { mutate, isPending, error, data } = useCreateNotification()
  const { status } = useSession()
  const form = useForm({
    initialValues: { name: '', type: 'EMAIL', address: '' },
    validate: { name: isNotEmpty('Give it a name'), address: isNotEmpty('Say where to') },
  })
  const { type } = form.values

  return (
    <Paper withBorder p="md">
      <form
        noValidate
        aria-busy={isPending}
        onSubmit={form.onSubmit((values) => {
          if (isPending) return
          mutate(values, {
            onSuccess: () => form.reset(),
            onError: (reason) => {
              if (isAboutAddress(reason)) form.setFieldError('address', describeError(reason).title)
            },
          })
        })}
      >
        <Stack gap="sm">
          <Title order={2} size="h4">
            New method
          </Title>
          {error && !isAboutAddress(error) && <ErrorNotice error={error} />}
          <TextInput label="Name" autoComplete="off" {...form.getInputProps('name')} />
          <NativeSelect
            label="Type"
            data={types.data ?? ['EMAIL', 'WEBHOOK', 'PAGERDUTY']}
            {...form.getInputProps('type')}
          />
          <TextInput
            label={addressLabels[type] ?? 'Address'}
            autoComplete="off"
            {...form.getInputProps('address')}
          />
          <Button type="submit" loading={isPending}>
            Save
          </Button>
          <Text size="xs" c="dimmed" role="status">
            {isPending && status !== 'ready' && 'It is saved as soon as you have signed in again.'}
            {data && !isPending && `“${data.name}” is saved.`}
          </Text>
        </Stack>
      </form>
    </Paper>
  )
}

/** Whether the server refuses the address; it says so in words only. */
function isAboutAddress(error: unknown): boolean {
  return isBaseError(error) && error.code === 'bad_request' && /\baddress\b/i.test(error.details ?? '')
}
