import { Button, Text } from '@mantine/core'
import { IconAlertCircle, IconArrowBackUp, IconX } from '@tabler/icons-react'
import { showNotice, useNotice } from '../store/notice.js'
import classes from './Notice.module.css'

/** What was done last, with Undo, or could not be done. */
export function Notice() {
  const notice = useNotice()
  if (notice === undefined) return null
  const { text, isError, undo } = notice
  return (
    <section className={classes['notice']} aria-label="Last action">
      {isError && <IconAlertCircle size={16} aria-hidden="true" color="var(--text-bad)" />}
      <Text size="sm" role={isError ? 'alert' : 'status'} className={classes['text'] ?? ''}>
        {text}
      </Text>
      {undo && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={14} aria-hidden="true" />}
          onClick={() => {
            showNotice(undefined)
            undo()
          }}
        >
          Undo
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconX size={14} aria-hidden="true" />}
        onClick={() => showNotice(undefined)}
      >
        Dismiss
      </Button>
    </section>
  )
}
