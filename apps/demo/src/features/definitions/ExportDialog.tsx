import { Button, Group, Skeleton, Stack, Text, Textarea } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import type { AlarmDefinition } from '@monasca/core'
import { formatDefinitionDocument, type NamedNotification } from '@monasca/core/definitions'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Dialog } from '../../components/Dialog.js'
import { downloadText } from '../../components/downloadText.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { formatCount } from '../../format/formatCount.js'

export type ExportDialogProps = {
  definitions: readonly AlarmDefinition[]
  /** `undefined` if they could not be read: the file then contains ids. */
  notifications: readonly NamedNotification[] | undefined
  onClose: () => void
}

/** Alarm definitions as YAML, to download or copy. */
export function ExportDialog({ definitions, notifications, onClose }: ExportDialogProps) {
  const document = useMemo(
    () => formatDefinitionDocument(definitions, { notifications }),
    [definitions, notifications],
  )
  // The YAML library loads when it is needed.
  const { data, error, refetch } = useQuery({
    queryKey: ['definitionFile', document],
    queryFn: async () => (await import('./file/formatYaml.js')).formatYaml(document),
    networkMode: 'always',
    retry: false,
    gcTime: 0,
  })
  const clipboard = useClipboard()
  const count = definitions.length
  return (
    <Dialog
      title={`Export ${formatCount(count)} alarm ${count === 1 ? 'definition' : 'definitions'}`}
      onClose={onClose}
      wide
    >
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          The file refers to notification methods by name, so you can import it into other projects.
        </Text>
        {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton height={260} role="status" aria-label="Loading" />}
        {data !== undefined && (
          <Textarea
            aria-label="YAML"
            value={data}
            readOnly
            rows={14}
            styles={{
              input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12, whiteSpace: 'pre' },
            }}
          />
        )}
        {clipboard.error && (
          <Text size="xs" c="var(--text-bad)" role="alert">
            Couldn’t copy. Select the text and copy it yourself.
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button
            variant="default"
            disabled={data === undefined}
            leftSection={
              clipboard.copied ? (
                <IconCheck size={15} aria-hidden="true" />
              ) : (
                <IconCopy size={15} aria-hidden="true" />
              )
            }
            onClick={() => clipboard.copy(data)}
          >
            {clipboard.copied ? 'Copied' : 'Copy'}
          </Button>
          <Button
            disabled={data === undefined}
            leftSection={<IconDownload size={15} aria-hidden="true" />}
            onClick={() => downloadText('alarm-definitions.yaml', data ?? '', 'application/yaml')}
          >
            Download
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
