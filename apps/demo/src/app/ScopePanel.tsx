import { ScrollArea, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDomains, useProjects, useSession, useSwitchScope } from '@monasca/react'
import { IconCheck } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { describeError } from '../components/states/describeError.js'
import classes from './ScopePanel.module.css'

/** From so many projects on, they can be filtered. */
const manyProjects = 8

/** The projects and domains of the user: filtered by text, moved through with arrow keys. */
export function ScopePanel({ onSwitched }: { onSwitched: () => void }) {
  const { scope } = useSession()
  const [filter, setFilter] = useState('')
  const projects = useProjects()
  const domains = useDomains()
  const { mutate, isPending, error, variables } = useSwitchScope()
  const current = scope?.kind === 'project' || scope?.kind === 'domain' ? scope.id : undefined
  const usable = (list: typeof projects.data) => (list ?? []).filter(({ enabled }) => enabled)
  const wanted = filter.trim().toLowerCase()
  const isShown = ({ name }: { name: string }) => name.toLowerCase().includes(wanted)
  const all = usable(projects.data)
  const shownProjects = all.filter(isShown)
  const shownDomains = (domains.data ?? []).filter((domain) => domain.enabled && isShown(domain))
  const failure = error ?? projects.error ?? domains.error
  const choose = (id: string, parameters: { projectId: string } | { domainId: string }) => {
    if (id === current) onSwitched()
    else if (!isPending) mutate(parameters, { onSuccess: onSwitched })
  }
  const shared = { current, isPending, pendingId: variables?.projectId ?? variables?.domainId }

  return (
    <div aria-busy={projects.isPending || undefined}>
      {all.length >= manyProjects && (
        <TextInput
          size="xs"
          m={4}
          aria-label="Filter projects"
          placeholder="Filter projects"
          value={filter}
          data-autofocus
          autoFocus
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = shownProjects
            if (event.key === 'Enter' && first) choose(first.id, { projectId: first.id })
          }}
        />
      )}
      <ScrollArea.Autosize mah={320} type="auto">
        <ScopeList
          label="Projects"
          list={shownProjects}
          onChoose={(projectId) => choose(projectId, { projectId })}
          {...shared}
        />
        <ScopeList
          label="Domains"
          list={shownDomains}
          note="Monasca needs a project"
          onChoose={(domainId) => choose(domainId, { domainId })}
          {...shared}
        />
      </ScrollArea.Autosize>
      {projects.isPending && <Note>Loading…</Note>}
      {!projects.isPending && shownProjects.length + shownDomains.length === 0 && <Note>No matches</Note>}
      {failure && (
        <Text size="xs" c="var(--text-bad)" px="sm" py={4} role="alert">
          {describeError(failure).title}
        </Text>
      )}
    </div>
  )
}

type ScopeListProps = {
  label: string
  list: readonly { id: string; name: string }[]
  note?: string
  /** The id of the scope of the session. */
  current: string | undefined
  isPending: boolean
  /** The id of the scope that is switched to. */
  pendingId: string | undefined
  onChoose: (id: string) => void
}

function ScopeList({ label, list, note, current, isPending, pendingId, onChoose }: ScopeListProps) {
  const id = useId()
  if (list.length === 0) return null
  return (
    <>
      <Text size="xs" c="dimmed" px="sm" py={4} id={id}>
        {label}
      </Text>
      <ul className={classes['list']} aria-labelledby={id}>
        {list.map((item) => (
          <li key={item.id}>
            <UnstyledButton
              className={classes['item'] ?? ''}
              disabled={isPending}
              aria-current={item.id === current ? 'true' : undefined}
              onClick={() => onChoose(item.id)}
            >
              <span>
                {item.name}
                {isPending && pendingId === item.id ? ' …' : ''}
                {note !== undefined && (
                  <Text span size="xs" c="dimmed">
                    {' '}
                    {note}
                  </Text>
                )}
              </span>
              {item.id === current && <IconCheck size={14} aria-hidden="true" />}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  )
}

function Note({ children }: { children: string }) {
  return (
    <Text size="xs" c="dimmed" px="sm" py={4} role="status">
      {children}
    </Text>
  )
}
