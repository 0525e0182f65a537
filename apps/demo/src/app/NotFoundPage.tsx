import { Anchor, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'

export function NotFoundPage() {
  useDocumentTitle('Not found · Monasca')
  return (
    <Stack component="main" align="center" gap="xs" py={80} px="md">
      <Title order={1}>There is no such page</Title>
      <Text c="dimmed">The address may be mistyped, or the page has moved.</Text>
      <Anchor component={Link} to="/">
        To the overview
      </Anchor>
    </Stack>
  )
}
