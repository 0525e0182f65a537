import { Button, Menu, ScrollArea, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { useDomains, useProjects, useSession, useSwitchScope } from '@monasca/react'
import { IconCheck, IconChevronDown, IconFolder } from '@tabler/icons-react'
import { useState } from 'react'
import { describeError } from '../components/states/describeError.js'
import { scopeKind, scopeName } from '../session/scopeWords.js'
import classes from './ScopeSwitcher.module.css'

/** From so many projects on, they can be filtered. */
const manyProjects = 8

/** Shows the project, and switches to others and to domains. */
export function ScopeSwitcher() {
  const [opened, setOpened] = useState(false)
  const { scope, signInMethod } = useSession()
  const label = (
    <>
      <VisuallyHidden>{scopeKind(scope)}: </VisuallyHidden>
      <span className={classes['name']}>{scopeName(scope)}</span>
    </>
  )
  const look = { variant: 'default', size: 'xs', fw: 500, className: classes['button'] ?? '' } as const
  const icon = <IconFolder size={14} aria-hidden="true" />
  // An application credential is for one project.
  if (signInMethod === 'application-credential') {
    return (
      <Text size="xs" className={classes['fixed'] ?? ''} component="span">
        {icon} {label}
      </Text>
    )
  }
  return (
    <Menu
      position="bottom-start"
      width={260}
      shadow="md"
      withinPortal={false}
      opened={opened}
      onChange={setOpened}
    >
      <Menu.Target>
        <Button {...look} leftSection={icon} rightSection={<IconChevronDown size={12} aria-hidden="true" />}>
          {label}
        </Button>
      </Menu.Target>
      {opened && <Scopes onSwitched={() => setOpened(false)} />}
    </Menu>
  )
}

/** The projects and domains of the user. */
function Scopes({ onSwitched }: { onSwitched: () => void }) {
  const { scope } = useSession()
  const [filter, setFilter] = useState('')
  const projects = useProjects()
  const domains = useDomains()
  const { mutate, isPending, error, variables } = useSwitchScope()
  const current = scope?.kind === 'project' || scope?.kind === 'domain' ? scope.id : undefined
  const usable = (list: typeof projects.data) => (list ?? []).filter(({ enabled }) => enabled)
  const groups = [
    { label: 'Projects', list: usable(projects.data), choose: (id: string) => ({ projectId: id }), note: '' },
    {
      label: 'Domains',
      list: (domains.data ?? []).filter(({ enabled }) => enabled),
      choose: (id: string) => ({ domainId: id }),
      note: 'Monasca needs a project',
    },
  ]
  const failure = error ?? projects.error ?? domains.error
  const wanted = filter.trim().toLowerCase()

  return (
    <Menu.Dropdown aria-busy={projects.isPending || undefined}>
      {usable(projects.data).length >= manyProjects && (
        <TextInput
          size="xs"
          m={4}
          aria-label="Filter projects"
          placeholder="Filter projects"
          value={filter}
          data-autofocus
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <ScrollArea.Autosize mah={320} type="auto">
        {groups.map(({ label, list, choose, note }) => {
          const shown = list.filter(({ name }) => name.toLowerCase().includes(wanted))
          if (shown.length === 0) return null
          return (
            <div key={label}>
              <Menu.Label>{label}</Menu.Label>
              {shown.map(({ id, name }) => {
                const isWanted = variables?.projectId === id || variables?.domainId === id
                return (
                  <Menu.Item
                    key={id}
                    closeMenuOnClick={false}
                    disabled={isPending}
                    aria-current={id === current ? 'true' : undefined}
                    rightSection={id === current ? <IconCheck size={14} aria-hidden="true" /> : undefined}
                    onClick={() =>
                      id === current ? onSwitched() : mutate(choose(id), { onSuccess: onSwitched })
                    }
                  >
                    {name}
                    {isPending && isWanted ? ' …' : ''}
                    {note !== '' && (
                      <Text span size="xs" c="dimmed">
                        {' '}
                        {note}
                      </Text>
                    )}
                  </Menu.Item>
                )
              })}
            </div>
          )
        })}
      </ScrollArea.Autosize>
      {projects.isPending && <Menu.Label>Loading…</Menu.Label>}
      {failure && (
        <Text size="xs" c="var(--text-bad)" px="sm" py={4}>
          {describeError(failure).title}
        </Text>
      )}
    </Menu.Dropdown>
  )
}
