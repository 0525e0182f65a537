import { Anchor, Autocomplete, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { Alarm } from '@monasca/core'
import { usePatchAlarm } from '@monasca/react'
import { type FormEvent, useState } from 'react'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { isWebAddress } from '../../format/isWebAddress.js'
import { useMayWrite } from '../../session/useMayWrite.js'
import classes from './Lifecycle.module.css'

/** Words that many workflows use; any text is accepted. */
const suggestions = ['OPEN', 'ACKNOWLEDGED', 'IN PROGRESS', 'RESOLVED']
const acknowledged = 'ACKNOWLEDGED'

/** The fields as they are typed. */
type Draft = { lifecycleState: string; link: string }

/** Who handles an alarm, and where: shown to all, edited in place by those who may. */
export function Lifecycle({ alarm }: { alarm: Alarm }) {
  const { id: alarmId, lifecycleState, link } = alarm
  const mayWrite = useMayWrite()
  const { mutate, isPending, error, reset } = usePatchAlarm({ optimistic: true })
  const [draft, setDraft] = useState<Draft>()
  const known: Draft = { lifecycleState: lifecycleState ?? '', link: link ?? '' }

  const save = (event: FormEvent) => {
    event.preventDefault()
    if (draft === undefined || isPending) return
    const change = {
      ...(draft.lifecycleState === known.lifecycleState ? {} : { lifecycleState: draft.lifecycleState }),
      ...(draft.link === known.link ? {} : { link: draft.link }),
    }
    setDraft(undefined)
    if (Object.keys(change).length === 0) return
    // After a failure the form opens again with the typed text.
    mutate({ alarmId, ...change }, { onError: () => setDraft(draft) })
  }

  if (draft !== undefined) {
    return (
      <form onSubmit={save} aria-label="Handling">
        <Stack gap="xs">
          {error && <ErrorNotice error={error} />}
          <Autocomplete
            label="Lifecycle state"
            data={suggestions}
            maxLength={50}
            size="xs"
            value={draft.lifecycleState}
            onChange={(next) => setDraft({ ...draft, lifecycleState: next })}
          />
          <TextInput
            label="Link"
            description="Address of the ticket"
            type="text"
            inputMode="url"
            maxLength={512}
            size="xs"
            data-autofocus
            autoFocus
            autoComplete="off"
            value={draft.link}
            onChange={(event) => setDraft({ ...draft, link: event.currentTarget.value })}
          />
          <Group gap="xs">
            <Button type="submit" size="xs" loading={isPending}>
              Save
            </Button>
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                reset()
                setDraft(undefined)
              }}
            >
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    )
  }
  return (
    <Stack gap="xs">
      <dl className={classes['list']}>
        <dt>Lifecycle state</dt>
        <dd>{known.lifecycleState === '' ? <Unset /> : <b>{known.lifecycleState}</b>}</dd>
        <dt>Link</dt>
        <dd>{known.link === '' ? <Unset /> : <TicketLink address={known.link} />}</dd>
      </dl>
      {mayWrite ? (
        <Group gap="xs">
          {known.lifecycleState !== acknowledged && (
            <Button size="xs" onClick={() => setDraft({ ...known, lifecycleState: acknowledged })}>
              Acknowledge
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => setDraft(known)}>
            Edit
          </Button>
          <Text span size="xs" c="dimmed" role="status">
            {isPending && 'Saving…'}
          </Text>
        </Group>
      ) : (
        <Text size="xs" c="dimmed">
          Your role can read alarms, but not change them.
        </Text>
      )}
    </Stack>
  )
}

function Unset() {
  return (
    <Text span size="sm" c="dimmed">
      Not set
    </Text>
  )
}

/** A link is free text: only a web address leads anywhere. */
function TicketLink({ address }: { address: string }) {
  if (!isWebAddress(address)) return <>{address}</>
  return (
    <Anchor href={address} target="_blank" rel="noreferrer" fz="inherit">
      {address}
    </Anchor>
  )
}
