import { Anchor, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'

export function NotFoundPage() {
  useDocumentTitle('Not found · Monasca')
  return (
    <Stack component="main" align="center" gap="xs" py={80} px="md">
      <Title order={1}>Page not found</Title>
      <Text c="dimmed">Check the address for typing errors.</Text>
      <Anchor component={Link} to="/">
        Go to overview
      </Anchor>
    </Stack>
  )
}
