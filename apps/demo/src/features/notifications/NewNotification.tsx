import { Button, NativeSelect, Paper, Text, TextInput, Title } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { isBaseError } from '@monasca/core'
import { useCreateNotification, useNotificationTypes, useSession } from '@monasca/react'
import { Form } from '../../components/form/Form.js'
import { describeError } from '../../components/states/describeError.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'

/** Labels of the address field, by type. */
const addressLabels: Readonly<Record<string, string>> = {
  EMAIL: 'E-mail address',
  WEBHOOK: 'Address (URL)',
  PAGERDUTY: 'Integration key',
}

/**
 * Creates a notification method. The input stays until it is saved, also while the session is expired: saving waits
 * until the user has signed in again.
 */
export function NewNotification() {
  const types = useNotificationTypes({ query: { select: ({ elements }) => elements } })
  const { mutate, isPending, error, data } = useCreateNotification()
  const { status } = useSession()
  const form = useForm({
    initialValues: { name: '', type: 'EMAIL', address: '' },
    validate: { name: isNotEmpty('Enter a name'), address: isNotEmpty('Enter an address') },
  })
  const { type } = form.values

  return (
    <Paper withBorder p="md">
      <Form
        form={form}
        busy={isPending}
        onSubmit={(values) =>
          mutate(values, {
            onSuccess: () => form.reset(),
            onError: (reason) => {
              if (isAboutAddress(reason)) form.setFieldError('address', describeError(reason).title)
            },
          })
        }
      >
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
          {isPending && status !== 'ready' && 'Will be saved after you sign in again.'}
          {data && !isPending && `“${data.name}” saved.`}
        </Text>
      </Form>
    </Paper>
  )
}

/** Whether the server refuses the address. Only the text of the error shows it. */
function isAboutAddress(error: unknown): boolean {
  return isBaseError(error) && error.code === 'bad_request' && /\baddress\b/i.test(error.details ?? '')
}
