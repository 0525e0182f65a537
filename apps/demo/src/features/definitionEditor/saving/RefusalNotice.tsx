import { Alert, Button, Group, Text, TextInput } from '@mantine/core'
import { IconCheck, IconCircleDashed, IconLock, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Refusal } from '../model/findRefusals.js'
import classes from './RefusalNotice.module.css'
import type { SavingStep, StepState } from './useSaving.js'

const labels: Readonly<Record<SavingStep, string>> = {
  create: 'Create the copy',
  disableNew: 'Switch off its notifications',
  update: 'Save',
  disableOld: 'Disable the old definition',
}

const stateWords = {
  waiting: 'waiting',
  running: 'in progress',
  done: 'done',
  failed: 'failed',
} as const satisfies Record<StepState['state'], string>

export type RefusalNoticeProps = {
  refusals: readonly Refusal[]
  /** The name of the copy to begin with. */
  name: string
  steps: readonly StepState[]
  isPending: boolean
  /** What is wrong with the name, from the server. */
  nameError: string | undefined
  onReplace: (name: string) => void
  onUndo: () => void
}

/** Explains before saving why the API would refuse an edit, and offers to replace the definition. */
export function RefusalNotice(props: RefusalNoticeProps) {
  const { refusals, steps, isPending, nameError, onReplace, onUndo } = props
  const [name, setName] = useState(props.name)
  return (
    <Alert
      color="yellow"
      variant="outline"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      role="region"
      icon={<IconLock size={18} aria-hidden="true" />}
      title="Monasca cannot save this change: the alarms of this definition depend on it."
    >
      <ul className={classes['reasons']}>
        {refusals.map(({ field, reason, details }) => (
          <li key={field}>
            {reason}
            {details.map((line) => (
              <Text key={line} size="xs" className={classes['detail'] ?? ''}>
                {line}
              </Text>
            ))}
          </li>
        ))}
      </ul>
      <Text size="xs">
        You can create a copy with the change and disable the old definition: it stays with its alarms and
        their history, but sends no notifications. Delete it when you no longer need them.
      </Text>
      <Group gap="xs" align="flex-start" mt="xs">
        <TextInput
          aria-label="Name of the copy"
          size="xs"
          maxLength={255}
          className={classes['name'] ?? ''}
          value={name}
          error={name.trim() === '' ? 'Enter a name' : nameError}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            if (name.trim() !== '' && !isPending) onReplace(name)
          }}
        />
        <Button size="xs" loading={isPending} disabled={name.trim() === ''} onClick={() => onReplace(name)}>
          Create a copy and disable the old one
        </Button>
        <Button size="xs" variant="default" disabled={isPending} onClick={onUndo}>
          Undo these changes
        </Button>
      </Group>
      {steps.length > 0 && (
        <ol className={classes['steps']} aria-label="Progress">
          {steps.map(({ step, state }) => (
            <li key={step} data-state={state}>
              <StepIcon state={state} />
              {labels[step]}: {stateWords[state]}
            </li>
          ))}
        </ol>
      )}
    </Alert>
  )
}

function StepIcon({ state }: { state: StepState['state'] }) {
  const Icon = state === 'done' ? IconCheck : state === 'failed' ? IconX : IconCircleDashed
  return <Icon size={14} aria-hidden="true" />
}
