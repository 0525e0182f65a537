import { useSession } from '@monasca/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { pollEvery } from '../../series/pollEvery.js'
import { readOutbox } from '../../session/outbox.js'

/** Milliseconds between two reads. */
const interval = 5000

/** Number of messages that are read. */
const limit = 200

/** What the emulator has sent for the current project, newest first. */
export function useOutbox(filter: { type?: string | undefined; methodId?: string | undefined }) {
  const { scope } = useSession()
  const projectId = scope?.kind === 'project' ? scope.id : undefined
  return useQuery({
    queryKey: ['emulator', 'outbox', projectId, filter],
    queryFn: ({ signal }) => readOutbox({ ...filter, projectId: projectId ?? '', limit }, signal),
    enabled: projectId !== undefined,
    retry: false,
    placeholderData: keepPreviousData,
    ...pollEvery(interval),
  })
}
