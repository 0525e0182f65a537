import { Badge, Button, Group, Menu, Stack, Text } from '@mantine/core'
import type { AccessInfo } from '@monasca/core'
import { IconChevronDown, IconLogout, IconUser } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useSessionStore } from '../session/SessionContext.js'

/** Who is signed in, in which project and with which roles; and the way out. */
export function UserMenu({ access }: { access: AccessInfo }) {
  const store = useSessionStore()
  const queryClient = useQueryClient()
  const router = useRouter()

  const signOut = () => {
    store.set(undefined)
    // The next user must not see what this one was shown.
    queryClient.clear()
    void router.navigate({ to: '/sign-in' })
  }

  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          h={34}
          fw={500}
          leftSection={<IconUser size={17} stroke={1.6} aria-hidden="true" />}
          rightSection={<IconChevronDown size={13} aria-hidden="true" />}
          aria-label={`Account of ${access.username}, project ${access.projectName ?? 'none'}`}
        >
          {access.username}
          {access.projectName !== undefined && (
            <Text span inherit c="dimmed" visibleFrom="xs">
              &nbsp;/ {access.projectName}
            </Text>
          )}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap={4} px="sm" py="xs">
          <Text size="sm">
            <Text span c="dimmed" inherit>
              User{' '}
            </Text>
            {access.username}
          </Text>
          <Text size="sm">
            <Text span c="dimmed" inherit>
              Project{' '}
            </Text>
            {access.projectName ?? 'none'}
          </Text>
          <Group gap={4} role="list" aria-label="Roles">
            {access.roleNames.map((role) => (
              <Badge key={role} role="listitem" size="sm" variant="light" tt="none">
                {role}
              </Badge>
            ))}
          </Group>
        </Stack>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} aria-hidden="true" />} onClick={signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
