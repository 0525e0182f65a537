import { Button, FileButton, Group, Menu, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useLocalStorage } from '@mantine/hooks'
import {
  IconBookmark,
  IconChevronDown,
  IconDownload,
  IconPlus,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../../components/Dialog.js'
import { downloadText } from '../../components/downloadText.js'
import { Form } from '../../components/form/Form.js'
import type { AlarmsSearch } from './alarmsSearch.js'
import { addViews, formatViews, parseViews, type SavedView, toView } from './savedViews.js'

export type SavedViewsProps = {
  search: AlarmsSearch
  onOpen: (view: AlarmsSearch) => void
}

/** Bytes: a file that is larger is not read. */
const largestFile = 1_000_000
const none: SavedView[] = []

/** Views of the list that are kept in this browser, and as files. */
export function SavedViews({ search, onOpen }: SavedViewsProps) {
  const [dialog, setDialog] = useState<'save' | 'manage'>()
  const [views, setViews] = useLocalStorage<SavedView[]>({
    key: 'monasca.alarmViews',
    defaultValue: none,
    getInitialValueInEffect: false,
    serialize: formatViews,
    deserialize: (text) => parseViews(text ?? '') ?? none,
  })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconBookmark size={14} aria-hidden="true" />}
            rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          >
            Views
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && <Menu.Label>No saved views yet</Menu.Label>}
          {views.map((view) => (
            <Menu.Item key={view.name} onClick={() => onOpen(view.search)}>
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => setDialog('save')}
          >
            Save this view
          </Menu.Item>
          <Menu.Item onClick={() => setDialog('manage')}>Manage views</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'save' && (
        <SaveDialog
          onClose={() => setDialog(undefined)}
          onSave={(name) => {
            setViews((before) => addViews(before, [toView(name, search)]))
            setDialog(undefined)
          }}
        />
      )}
      {dialog === 'manage' && (
        <ManageDialog
          views={views}
          onClose={() => setDialog(undefined)}
          onImport={(added) => setViews((before) => addViews(before, added))}
          onDelete={(name) => setViews((before) => before.filter((view) => view.name !== name))}
        />
      )}
    </>
  )
}

function SaveDialog({ onSave, onClose }: { onSave: (name: string) => void; onClose: () => void }) {
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (name) => (name.trim() === '' ? 'Enter a name' : null) },
  })
  return (
    <Dialog title="Save this view" onClose={onClose}>
      <Form form={form} busy={false} onSubmit={({ name }) => onSave(name.trim())}>
        <TextInput
          label="Name"
          description="Filters, sort and groups are kept in this browser. A view of the same name is replaced."
          maxLength={60}
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Save view</Button>
        </Group>
      </Form>
    </Dialog>
  )
}

type ManageDialogProps = {
  views: readonly SavedView[]
  onImport: (views: SavedView[]) => void
  onDelete: (name: string) => void
  onClose: () => void
}

function ManageDialog({ views, onImport, onDelete, onClose }: ManageDialogProps) {
  const [problem, setProblem] = useState<string>()
  const readFile = async (file: File | null) => {
    if (file === null) return
    const added = file.size > largestFile ? undefined : parseViews(await file.text())
    setProblem(added === undefined ? `${file.name} contains no saved views.` : undefined)
    if (added !== undefined) onImport(added)
  }
  return (
    <Dialog title="Saved views" onClose={onClose}>
      <Stack gap="xs">
        {views.length === 0 && <Text size="sm">No saved views yet.</Text>}
        {views.map(({ name }) => (
          <Group key={name} justify="space-between" wrap="nowrap">
            <Text size="sm" truncate>
              {name}
            </Text>
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={14} aria-hidden="true" />}
              aria-label={`Delete ${name}`}
              onClick={() => onDelete(name)}
            >
              Delete
            </Button>
          </Group>
        ))}
        {problem !== undefined && (
          <Text size="xs" c="var(--text-bad)" role="alert">
            {problem}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <FileButton accept="application/json,.json" onChange={(file) => void readFile(file)}>
            {(buttonProps) => (
              <Button
                {...buttonProps}
                variant="default"
                leftSection={<IconUpload size={14} aria-hidden="true" />}
              >
                Import
              </Button>
            )}
          </FileButton>
          <Button
            variant="default"
            disabled={views.length === 0}
            leftSection={<IconDownload size={14} aria-hidden="true" />}
            onClick={() => downloadText('alarm-views.json', formatViews(views), 'application/json')}
          >
            Export
          </Button>
          <Button onClick={onClose}>Close</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
