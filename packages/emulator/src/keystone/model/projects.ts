import type { Store } from '../../store/store.js'
import type { Domain } from './identity.js'

/** A project, which Monasca calls a tenant. */
export type Project = { id: string; domainId: string; name: string; description: string; enabled: boolean }

/** A role, such as `monasca-user`. */
export type Role = { id: string; name: string }

/** What roles are held on. */
export type Target = { type: 'project' | 'domain'; id: string } | { type: 'system'; id: 'all' }

/** Reads and writes projects, roles and who holds which role where. */
export type ProjectStore = {
  projectById(id: string): Project | undefined
  projectByName(name: string, domainId: string): Project | undefined
  insertProject(project: Project): void
  insertRole(role: Role): void
  roleByName(name: string): Role | undefined
  /** Those of the given roles that exist, sorted by name. */
  rolesById(ids: readonly string[]): Role[]
  assign(userId: string, target: Target, roleId: string): void
  /** Gives a role to all who come in as members of a group. */
  assignToGroup(groupId: string, target: Target, roleId: string): void
  /** The roles of a user, of their groups, and of those they came in with, on a target, sorted by name. */
  rolesOf(userId: string, target: Target, groupIds?: readonly string[]): Role[]
  /** The enabled projects that a user or one of the groups holds a role on, sorted by name. */
  projectsOf(userId: string, groupIds?: readonly string[]): Project[]
  /** The enabled domains that a user or one of the groups holds a role on, sorted by name. */
  domainsOf(userId: string, groupIds?: readonly string[]): Domain[]
}

type Stored<row> = Omit<row, 'enabled'> & { enabled: number }

const projectColumns = 'p.id, p.domain_id AS domainId, p.name, p.description, p.enabled'

/** All roles that a user, the groups they are in, and the groups of a JSON list hold anywhere. */
const held = `SELECT target_type, target_id, role_id FROM keystone_assignment WHERE user_id = ?
  UNION SELECT target_type, target_id, role_id FROM keystone_group_assignment WHERE group_id IN
  (SELECT group_id FROM keystone_group_member WHERE user_id = ? UNION SELECT value FROM json_each(?))`

/** Binds the queries on projects, roles and assignments to a database. */
export function createProjectStore(store: Store): ProjectStore {
  const project = (where: string, ...values: string[]) => {
    const sql = `SELECT ${projectColumns} FROM keystone_project p WHERE ${where}`
    const row = store.get<Stored<Project>>(sql, values)
    return row && withEnabled(row)
  }
  return {
    projectById: (id) => project('p.id = ?', id),
    projectByName: (name, domainId) => project('p.name = ? AND p.domain_id = ?', name, domainId),
    insertProject: ({ id, domainId, name, description, enabled }) => {
      store.run(
        'INSERT INTO keystone_project (id, domain_id, name, description, enabled) VALUES (?, ?, ?, ?, ?)',
        [id, domainId, name, description, Number(enabled)],
      )
    },
    insertRole: ({ id, name }) => {
      store.run('INSERT INTO keystone_role (id, name) VALUES (?, ?)', [id, name])
    },
    roleByName: (name) => store.get<Role>('SELECT id, name FROM keystone_role WHERE name = ?', [name]),
    rolesById: (ids) =>
      store.all<Role>(
        'SELECT id, name FROM keystone_role WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name',
        [JSON.stringify(ids)],
      ),
    assign: (userId, target, roleId) => {
      store.run(
        `INSERT OR IGNORE INTO keystone_assignment (user_id, target_type, target_id, role_id)
         VALUES (?, ?, ?, ?)`,
        [userId, target.type, target.id, roleId],
      )
    },
    assignToGroup: (groupId, target, roleId) => {
      store.run(
        `INSERT OR IGNORE INTO keystone_group_assignment (group_id, target_type, target_id, role_id)
         VALUES (?, ?, ?, ?)`,
        [groupId, target.type, target.id, roleId],
      )
    },
    rolesOf: (userId, target, groupIds = []) =>
      store.all<Role>(
        `SELECT id, name FROM keystone_role WHERE id IN
         (SELECT role_id FROM (${held}) WHERE target_type = ? AND target_id = ?) ORDER BY name`,
        [userId, userId, JSON.stringify(groupIds), target.type, target.id],
      ),
    projectsOf: (userId, groupIds = []) =>
      store
        .all<Stored<Project>>(
          `SELECT ${projectColumns} FROM keystone_project p WHERE p.enabled = 1 AND p.id IN
           (SELECT target_id FROM (${held}) WHERE target_type = 'project') ORDER BY p.name`,
          [userId, userId, JSON.stringify(groupIds)],
        )
        .map(withEnabled),
    domainsOf: (userId, groupIds = []) =>
      store
        .all<Stored<Domain>>(
          `SELECT id, name, description, enabled FROM keystone_domain WHERE enabled = 1 AND id IN
           (SELECT target_id FROM (${held}) WHERE target_type = 'domain') ORDER BY name`,
          [userId, userId, JSON.stringify(groupIds)],
        )
        .map(withEnabled),
  }
}

function withEnabled<row extends { enabled: number }>(row: row): Omit<row, 'enabled'> & { enabled: boolean } {
  return { ...row, enabled: row.enabled !== 0 }
}
