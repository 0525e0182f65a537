import { Badge, Button, Group, Menu, ScrollArea, Stack, Text } from '@mantine/core'
import type { SessionScope } from '@monasca/core/session'
import { useDomains, useProjects, useSession, useSwitchScope } from '@monasca/react'
import { IconCheck, IconChevronDown, IconLogout, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { describeError } from '../components/states/describeError.js'
import { readSignInSettings } from '../session/settings.js'
import { TimeLeft } from '../session/TimeLeft.js'
import { useLeave } from '../session/useLeave.js'

/** The user, project, roles and time left; other projects and domains; sign-out. */
export function UserMenu() {
  const [opened, setOpened] = useState(false)
  const { user, scope, signInMethod } = useSession()
  const signOut = useLeave()
  const working = nameOf(scope)
  const name = user?.name ?? 'unknown'
  const { provider } = readSignInSettings()

  return (
    <Menu position="bottom-end" width={272} shadow="md" opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          h={34}
          fw={500}
          leftSection={<IconUser size={17} stroke={1.6} aria-hidden="true" />}
          rightSection={<IconChevronDown size={13} aria-hidden="true" />}
          aria-label={`Account of ${name}, ${kindOf(scope)} ${working}`}
        >
          {name}
          <Text span inherit c="dimmed" visibleFrom="xs">
            &nbsp;/ {working}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <About />
        {opened && signInMethod !== 'application-credential' && (
          <Scopes onSwitched={() => setOpened(false)} />
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => void signOut()}
        >
          Sign out
        </Menu.Item>
        {signInMethod === 'openid' && provider && (
          <Menu.Item
            leftSection={<IconLogout size={16} stroke={1.6} aria-hidden="true" />}
            onClick={() => void signOut({ everywhere: true })}
          >
            Sign out everywhere
            <Text size="xs" c="dimmed">
              Also at {provider.label}
            </Text>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function About() {
  const { user, scope, roles } = useSession()
  return (
    <Stack gap={4} px="sm" py="xs">
      <Fact name="User">
        {user?.name}
        {user?.domainName !== undefined && (
          <Text span c="dimmed" inherit>
            {' '}
            in {user.domainName}
          </Text>
        )}
      </Fact>
      <Fact name={kindOf(scope) === 'domain' ? 'Domain' : 'Project'}>{nameOf(scope)}</Fact>
      <Fact name="Session">
        <TimeLeft />
      </Fact>
      <Group gap={4} role="list" aria-label="Roles">
        {roles.map((role) => (
          <Badge key={role} role="listitem" size="sm" variant="light" tt="none">
            {role}
          </Badge>
        ))}
      </Group>
    </Stack>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <Text size="sm">
      <Text span c="dimmed" inherit>
        {name}{' '}
      </Text>
      {children}
    </Text>
  )
}

/** The other projects and domains of the user; nothing if there are none. */
function Scopes({ onSwitched }: { onSwitched: () => void }) {
  const { scope } = useSession()
  const projects = useProjects()
  const domains = useDomains()
  const { mutate, isPending, error, variables } = useSwitchScope()
  const current = scope?.kind === 'project' || scope?.kind === 'domain' ? scope.id : undefined
  const groups = [
    { label: 'Projects', list: projects.data ?? [], choose: (id: string) => ({ projectId: id }) },
    { label: 'Domains', list: domains.data ?? [], choose: (id: string) => ({ domainId: id }) },
  ].filter(({ list }) => list.some(({ id, enabled }) => enabled && id !== current))
  const failure = error ?? projects.error ?? domains.error

  return (
    <ScrollArea.Autosize mah={280} type="auto">
      {groups.map(({ label, list, choose }) => (
        <div key={label}>
          <Menu.Divider />
          <Menu.Label>{label}</Menu.Label>
          {list
            .filter(({ enabled }) => enabled)
            .map(({ id, name }) => {
              const wanted = variables?.projectId === id || variables?.domainId === id
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
                  {isPending && wanted ? ' …' : ''}
                </Menu.Item>
              )
            })}
        </div>
      ))}
      {failure && (
        <Text size="xs" c="red" px="sm" py={4} role="alert">
          {describeError(failure).title}
        </Text>
      )}
    </ScrollArea.Autosize>
  )
}

function kindOf(scope: SessionScope | undefined): string {
  return scope?.kind === 'domain' ? 'domain' : 'project'
}

function nameOf(scope: SessionScope | undefined): string {
  if (scope?.kind === 'project' || scope?.kind === 'domain') return scope.name ?? scope.id
  return scope?.kind === 'system' ? 'the system' : 'none'
}
