import { useSession } from '@monasca/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { pollEvery } from '../../series/pollEvery.js'
import { readOutbox } from '../../session/outbox.js'

/** Milliseconds between two reads. */
const interval = 5000

/** Number of messages that the emulator keeps, of all projects. */
export const keptMessages = 1000

/** The newest messages that the emulator has sent for the current project, newest first. */
export function useOutbox(
  filter: { type?: string | undefined; methodId?: string | undefined },
  limit: number,
) {
  const { scope } = useSession()
  const projectId = scope?.kind === 'project' ? scope.id : undefined
  return useQuery({
    queryKey: ['emulator', 'outbox', projectId, filter, limit],
    // One more than is shown: whether there are older ones.
    queryFn: ({ signal }) => readOutbox({ ...filter, projectId: projectId ?? '', limit: limit + 1 }, signal),
    select: (messages) => ({ messages: messages.slice(0, limit), hasOlder: messages.length > limit }),
    enabled: projectId !== undefined,
    retry: false,
    placeholderData: keepPreviousData,
    ...pollEvery(interval),
  })
}
