import { Badge, Group, Menu, Stack, Text, VisuallyHidden } from '@mantine/core'
import { useSession } from '@monasca/react'
import { IconLogout } from '@tabler/icons-react'
import { useOpenOnMount } from '../components/float/useOpenOnMount.js'
import { withMantine } from '../components/mantine/withMantine.js'
import { scopeKind, scopeName } from '../session/scopeWords.js'
import { readSignInSettings } from '../session/settings.js'
import { TimeLeft } from '../session/TimeLeft.js'
import { useLeave } from '../session/useLeave.js'
import { CopyLink } from './CopyLink.js'
import { UserButton } from './UserButton.js'

/** The user, roles and time left; the link to this page; sign-out. */
export const UserMenu = withMantine(function UserMenu() {
  const { opened, setOpened, target } = useOpenOnMount()
  const { signInMethod } = useSession()
  const signOut = useLeave()
  const { provider } = readSignInSettings()

  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={272}
      shadow="md"
      withinPortal={false}
    >
      <Menu.Target>
        <UserButton ref={target} />
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
})

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
