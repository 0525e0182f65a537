import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'

export type ConflictNoticeProps = {
  /** Whether it was deleted, instead of saved. */
  isDeleted: boolean
  onLoad: () => void
  onOverwrite: () => void
  onCopy: () => void
}

/** Says that another tab has saved the dashboard meanwhile, and asks which version stays. */
export function ConflictNotice({ isDeleted, onLoad, onOverwrite, onCopy }: ConflictNoticeProps) {
  return (
    <Alert
      color="yellow"
      role="alert"
      icon={<IconAlertTriangle size={18} aria-hidden="true" />}
      title={`Another tab has ${isDeleted ? 'deleted' : 'saved'} this dashboard`}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      {!isDeleted && (
        <Text size="xs">Save your changes as a copy, replace the other version, or continue with it.</Text>
      )}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" onClick={onCopy}>
          Save as a copy
        </Button>
        <Button size="compact-sm" variant="default" onClick={onOverwrite}>
          {isDeleted ? 'Save it again' : 'Replace the other version'}
        </Button>
        {!isDeleted && (
          <Button size="compact-sm" variant="default" onClick={onLoad}>
            Discard my changes
          </Button>
        )}
      </Group>
    </Alert>
  )
}
