import { Button, CopyButton, Group, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../../components/Dialog.js'
import type { MetricQuery } from '../../../queries/metricQuery.js'
import { planRead } from '../../../queries/planRead.js'
import { useFrameRange } from '../../../timeRange/FrameRangeContext.js'
import { queryLetter } from '../editor/queryWords.js'
import classes from './CopyAsDialog.module.css'
import { toSnippetRead } from './snippetRead.js'
import { snippetLanguages } from './snippets.js'

export type CopyAsDialogProps = {
  queries: readonly MetricQuery[]
  onClose: () => void
}

/** Shows a query as code of several languages, to copy. Addresses and credentials come from the environment. */
export function CopyAsDialog({ queries, onClose }: CopyAsDialogProps) {
  const range = useFrameRange()
  const [index, setIndex] = useState(0)
  const [language, setLanguage] = useState<string>('core')
  const query = queries[index] ?? queries[0]
  const write = snippetLanguages.find(({ id }) => id === language)?.write ?? snippetLanguages[0].write
  const text = query === undefined ? '' : write(toSnippetRead(planRead(query, range), range))
  return (
    <Dialog title="Copy as" onClose={onClose} wide>
      <Stack gap="sm">
        <Group gap="sm" align="end">
          {queries.length > 1 && (
            <Select
              size="xs"
              label="Query"
              allowDeselect={false}
              data={queries.map(({ metric }, place) => ({
                value: String(place),
                label: `${queryLetter(place)}: ${metric}`,
              }))}
              value={String(index)}
              onChange={(value) => setIndex(Number(value))}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label="Language"
            data={snippetLanguages.map(({ id, label }) => ({ value: id, label }))}
            value={language}
            onChange={setLanguage}
          />
        </Group>
        <Textarea
          aria-label="Code"
          readOnly
          autosize
          minRows={8}
          maxRows={22}
          wrap="off"
          spellCheck={false}
          classNames={{ input: classes['code'] ?? '' }}
          value={text}
        />
        <Text size="xs" c="dimmed">
          Reads addresses and credentials from the environment: no token is copied.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" size="xs" onClick={onClose}>
            Close
          </Button>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button size="xs" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Dialog>
  )
}
