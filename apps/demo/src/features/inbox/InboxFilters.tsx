import { NativeSelect } from '@mantine/core'
import { useNotifications, useNotificationTypes } from '@monasca/react'
import { getRouteApi } from '@tanstack/react-router'
import classes from './InboxPage.module.css'

const route = getRouteApi('/signed-in/inbox')

/** Filters by type and method. */
export function InboxFilters() {
  const { type = '', method = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const types = useNotificationTypes({ query: { select: ({ elements }) => elements } })
  const methods = useNotifications({ sortBy: 'name', query: { select: ({ elements }) => elements } })
  const listed = methods.data ?? []
  const set = (next: { type?: string | undefined; method?: string | undefined }) =>
    void navigate({ search: ({ message: _, ...now }) => ({ ...now, ...next }) })

  return (
    <div className={classes['filters']}>
      <NativeSelect
        size="xs"
        aria-label="Type"
        value={type}
        onChange={(event) => set({ type: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'All types' },
          ...[...new Set([...(types.data ?? []), ...(type === '' ? [] : [type])])],
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label="Notification method"
        value={method}
        onChange={(event) => set({ method: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'All methods' },
          ...listed.map(({ id, name }) => ({ value: id, label: name })),
          ...(method === '' || listed.some(({ id }) => id === method)
            ? []
            : [{ value: method, label: 'Deleted method' }]),
        ]}
      />
    </div>
  )
}
