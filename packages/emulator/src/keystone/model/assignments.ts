import type { Store } from '../../store/store.js'
import type { Domain, DomainStore } from './domains.js'
import type { Project, ProjectStore } from './projects.js'
import { compareNames } from './resourceTable.js'
import type { Role, RoleStore } from './roles.js'

/** What roles are held on. */
export type Target = { type: 'project' | 'domain'; id: string } | { type: 'system'; id: 'all' }

/** The holder of a role: a user, or all members of a group. */
export type Actor = { type: 'user' | 'group'; id: string }

/** A role of a user or group on a target. */
export type Assignment = {
  actor: Actor
  target: Target
  roleId: string
}

/** Reads and writes role assignments. */
export type AssignmentStore = {
  /** In order of creation, those of users first. */
  list(): Assignment[]
  has(assignment: Assignment): boolean
  /** Does nothing if the assignment exists. */
  add(assignment: Assignment): void
  /** Returns `false` if the assignment did not exist. */
  remove(assignment: Assignment): boolean
  /** The roles on a target of a user, their groups, and the groups they signed in with, sorted by name. */
  rolesOf(userId: string, target: Target, groupIds?: readonly string[]): Role[]
  /** The enabled projects that a user or one of the groups holds a role on, sorted by name. */
  projectsOf(userId: string, groupIds?: readonly string[]): Project[]
  /** The enabled domains that a user or one of the groups holds a role on, sorted by name. */
  domainsOf(userId: string, groupIds?: readonly string[]): Domain[]
}

type Row = { actorType: Actor['type']; actorId: string; type: Target['type']; id: string; roleId: string }

const tables = {
  user: { table: 'keystone_assignment', column: 'user_id' },
  group: { table: 'keystone_group_assignment', column: 'group_id' },
} as const

/** All roles that a user, the user's groups, and the groups in a JSON list hold anywhere. */
const held = `SELECT target_type, target_id, role_id FROM keystone_assignment WHERE user_id = ?
  UNION SELECT target_type, target_id, role_id FROM keystone_group_assignment WHERE group_id IN
  (SELECT group_id FROM keystone_group_member WHERE user_id = ? UNION SELECT value FROM json_each(?))`

/** Binds the queries on assignments to a database. */
export function createAssignmentStore(
  store: Store,
  { domains, projects, roles }: { domains: DomainStore; projects: ProjectStore; roles: RoleStore },
): AssignmentStore {
  const idsOf = (
    column: 'target_id' | 'role_id',
    where: string,
    [userId, groupIds, ...values]: [userId: string, groupIds: readonly string[], ...values: string[]],
  ): string[] =>
    store
      .rows<[string]>(`SELECT DISTINCT ${column} FROM (${held}) WHERE ${where}`, [
        userId,
        userId,
        JSON.stringify(groupIds),
        ...values,
      ])
      .map(([id]) => id)
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
    rolesOf: (userId, { type, id }, groupIds = []) =>
      roles.byIds(idsOf('role_id', 'target_type = ? AND target_id = ?', [userId, groupIds, type, id])),
    projectsOf: (userId, groupIds = []) =>
      projects
        .byIds(idsOf('target_id', 'target_type = ?', [userId, groupIds, 'project']))
        .filter(({ enabled }) => enabled)
        .sort(compareNames),
    domainsOf: (userId, groupIds = []) =>
      domains
        .byIds(idsOf('target_id', 'target_type = ?', [userId, groupIds, 'domain']))
        .filter(({ enabled }) => enabled)
        .sort(compareNames),
  }
}
