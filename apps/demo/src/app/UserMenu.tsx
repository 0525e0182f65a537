import { Badge, Button, Group, Menu, Stack, Text, VisuallyHidden } from '@mantine/core'
import { useSession } from '@monasca/react'
import { IconChevronDown, IconLogout, IconUser } from '@tabler/icons-react'
import { scopeKind, scopeName } from '../session/scopeWords.js'
import { readSignInSettings } from '../session/settings.js'
import { TimeLeft } from '../session/TimeLeft.js'
import { useLeave } from '../session/useLeave.js'
import { CopyLink } from './CopyLink.js'
import classes from './UserMenu.module.css'

/** The user, roles and time left; the link to this page; sign-out. */
export function UserMenu() {
  const { user, signInMethod } = useSession()
  const signOut = useLeave()
  const name = user?.name ?? 'unknown'
  const { provider } = readSignInSettings()

  return (
    <Menu position="bottom-end" width={272} shadow="md" withinPortal={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          h={34}
          fw={500}
          leftSection={<IconUser size={17} stroke={1.6} aria-hidden="true" />}
          rightSection={<IconChevronDown size={13} aria-hidden="true" />}
          aria-label={`Account of ${name}`}
          classNames={{ root: classes['account'] ?? '', label: classes['name'] ?? '' }}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <About />
        <Menu.Divider />
        <CopyLink />
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
      <Fact name={scopeKind(scope)}>{scopeName(scope)}</Fact>
      <Fact name="Session">
        <TimeLeft />
      </Fact>
      {/* No list: a menu may not contain one. */}
      <Group gap={4}>
        <VisuallyHidden>Roles:</VisuallyHidden>
        {roles.map((role) => (
          <Badge key={role} size="sm" variant="light" tt="none">
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
