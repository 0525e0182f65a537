import type { Store } from './store.js'

/** A notification method. */
export type NotificationMethod = {
  id: string
  name: string
  type: string
  address: string
  /** Seconds between repetitions, 0 for none. */
  period: number
}

/** The fields of a notification method that may be changed. */
export type NotificationMethodFields = Omit<NotificationMethod, 'id'>

const columns = 'id, name, type, address, period'

/** Stores a new notification method. `now` is in ms since the epoch. */
export function insertNotificationMethod(
  store: Store,
  projectId: string,
  fields: NotificationMethodFields,
  now: number,
): NotificationMethod {
  const id = crypto.randomUUID()
  store.run(
    `INSERT INTO notification_methods (id, project_id, name, type, address, period, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, projectId, fields.name, fields.type, fields.address, fields.period, now, now],
  )
  return { id, ...fields }
}

/** Finds a notification method of the project. */
export function findNotificationMethod(
  store: Store,
  projectId: string,
  id: string,
): NotificationMethod | undefined {
  return store.get(`SELECT ${columns} FROM notification_methods WHERE project_id = ? AND id = ?`, [
    projectId,
    id,
  ])
}

/** Lists notification methods; `orderBy` is put into the statement unchanged. */
export function listNotificationMethods(
  store: Store,
  filter: { projectId: string; orderBy: string; skip: number; limit: number },
): NotificationMethod[] {
  return store.all(
    `SELECT ${columns} FROM notification_methods WHERE project_id = ? ORDER BY ${filter.orderBy} LIMIT ? OFFSET ?`,
    [filter.projectId, filter.limit, filter.skip],
  )
}

/** The id of the project's notification method with that name. */
export function notificationMethodIdByName(
  store: Store,
  projectId: string,
  name: string,
): string | undefined {
  return store.get<{ id: string }>('SELECT id FROM notification_methods WHERE project_id = ? AND name = ?', [
    projectId,
    name,
  ])?.id
}

/** Replaces the fields of a notification method. */
export function updateNotificationMethod(store: Store, method: NotificationMethod, now: number): void {
  store.run(
    'UPDATE notification_methods SET name = ?, type = ?, address = ?, period = ?, updated_at = ? WHERE id = ?',
    [method.name, method.type, method.address, method.period, now, method.id],
  )
}

/**
 * Deletes a notification method, including from the alarm definitions that use it, and returns whether there was one.
 */
export function deleteNotificationMethod(store: Store, projectId: string, id: string): boolean {
  return store.run('DELETE FROM notification_methods WHERE project_id = ? AND id = ?', [projectId, id]) > 0
}
