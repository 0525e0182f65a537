import { Button, Group, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Dialog } from '../../components/Dialog.js'
import { Form } from '../../components/form/Form.js'
import { alarmWords } from './alarmWords.js'

export type LinkDialogProps = {
  count: number
  onLink: (link: string) => void
  onClose: () => void
}

/** Asks for the link that all selected alarms get. */
export function LinkDialog({ count, onLink, onClose }: LinkDialogProps) {
  const form = useForm({ initialValues: { link: '' } })
  return (
    <Dialog title={`Link a ticket to ${alarmWords(count)}`} onClose={onClose}>
      <Form form={form} busy={false} onSubmit={({ link }) => onLink(link.trim())}>
        <TextInput
          label="Link"
          description="Address of the ticket. Leave empty to remove the link."
          type="text"
          inputMode="url"
          maxLength={512}
          autoComplete="off"
          placeholder="https://tickets.example.org/7"
          {...form.getInputProps('link')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Save link</Button>
        </Group>
      </Form>
    </Dialog>
  )
}
