import type { Store } from '../../store/store.js'
import type { Target } from './projects.js'

/** Who holds roles: a user, or all who are in a group. */
export type Actor = { type: 'user' | 'group'; id: string }

/** A role that somebody holds on something. */
export type Assignment = {
  actor: Actor
  target: Target
  roleId: string
}

/** Reads and writes who holds which role where. */
export type AssignmentStore = {
  /** In the order in which they were made, those of users first. */
  list(): Assignment[]
  has(assignment: Assignment): boolean
  /** A role that is held already stays. */
  add(assignment: Assignment): void
  /** `false` when the role was not held. */
  remove(assignment: Assignment): boolean
}

type Row = { actorType: Actor['type']; actorId: string; type: Target['type']; id: string; roleId: string }

const tables = {
  user: { table: 'keystone_assignment', column: 'user_id' },
  group: { table: 'keystone_group_assignment', column: 'group_id' },
} as const

/** Binds the queries on assignments to a database. */
export function createAssignmentStore(store: Store): AssignmentStore {
  const where = ({ actor }: Assignment) =>
    `${tables[actor.type].table} WHERE ${tables[actor.type].column} = ?
     AND target_type = ? AND target_id = ? AND role_id = ?`
  const values = ({ actor, target, roleId }: Assignment) => [actor.id, target.type, target.id, roleId]
  return {
    list: () =>
      store
        .all<Row>(
          `SELECT * FROM (SELECT 'user' AS actorType, user_id AS actorId, target_type AS type, target_id AS id,
             role_id AS roleId FROM keystone_assignment ORDER BY rowid)
           UNION ALL
           SELECT * FROM (SELECT 'group', group_id, target_type, target_id, role_id
             FROM keystone_group_assignment ORDER BY rowid)`,
        )
        .map(({ actorType, actorId, type, id, roleId }) => ({
          actor: { type: actorType, id: actorId },
          target: { type, id } as Target,
          roleId,
        })),
    has: (assignment) =>
      store.get(`SELECT 1 AS found FROM ${where(assignment)}`, values(assignment)) !== undefined,
    add: (assignment) => {
      const { table, column } = tables[assignment.actor.type]
      store.run(
        `INSERT OR IGNORE INTO ${table} (${column}, target_type, target_id, role_id) VALUES (?, ?, ?, ?)`,
        values(assignment),
      )
    },
    remove: (assignment) => store.run(`DELETE FROM ${where(assignment)}`, values(assignment)) === 1,
  }
}
