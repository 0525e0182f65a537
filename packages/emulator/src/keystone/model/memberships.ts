import type { Store } from '../../store/store.js'

/** Reads and writes the members of groups. */
export type MembershipStore = {
  /** The ids of the users in a group. */
  usersOf(groupId: string): string[]
  /** The ids of the groups that a user is in. */
  groupsOf(userId: string): string[]
  /** Does nothing if the user is already a member. */
  add(groupId: string, userId: string): void
  /** Returns `false` if the user was not a member. */
  remove(groupId: string, userId: string): boolean
}

/** Binds the queries on memberships to a database. */
export function createMembershipStore(store: Store): MembershipStore {
  return {
    usersOf: (groupId) =>
      store
        .all<{ id: string }>(
          'SELECT user_id AS id FROM keystone_group_member WHERE group_id = ? ORDER BY rowid',
          [groupId],
        )
        .map(({ id }) => id),
    groupsOf: (userId) =>
      store
        .all<{ id: string }>(
          'SELECT group_id AS id FROM keystone_group_member WHERE user_id = ? ORDER BY rowid',
          [userId],
        )
        .map(({ id }) => id),
    add: (groupId, userId) => {
      store.run('INSERT OR IGNORE INTO keystone_group_member (group_id, user_id) VALUES (?, ?)', [
        groupId,
        userId,
      ])
    },
    remove: (groupId, userId) =>
      store.run('DELETE FROM keystone_group_member WHERE group_id = ? AND user_id = ?', [groupId, userId]) ===
      1,
  }
}
