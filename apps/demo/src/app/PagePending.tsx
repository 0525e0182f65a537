import { Center, Loader } from '@mantine/core'

/** While the code of a page loads. */
export function PagePending() {
  return (
    <Center py={80}>
      <Loader size="sm" aria-label="Loading" />
    </Center>
  )
}
