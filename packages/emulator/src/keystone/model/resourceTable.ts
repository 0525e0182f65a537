import { parseStored } from '../../store/parseStored.js'
import type { SqlValue, Store } from '../../store/store.js'
import { conflict } from '../requests/errors.js'

/** A stored resource. Its attributes have the names of the API. */
export type Resource = { readonly id: string; readonly [attribute: string]: unknown }

/** How an attribute is stored: as text, as a boolean, or as JSON. */
export type ColumnKind = 'text' | 'flag' | 'json'

/** Reads and writes the resources of one kind, both for administrators and for sign-in. */
export type ResourceTable<resource extends Resource = Resource> = {
  byId(id: string): resource | undefined
  /** The given resources that exist, in order of creation. */
  byIds(ids: readonly string[]): resource[]
  /** The resources whose columns have the given values, in order of creation. @default all */
  list(where?: Readonly<Record<string, string>>): resource[]
  /** @throws `KeystoneError` 409 if the id, or the name in its domain, is taken */
  insert(resource: Resource): void
  /** Replaces the resource with this id. @throws `KeystoneError` 409 if the name is taken */
  update(resource: Resource): void
  remove(id: string): void
}

/**
 * Binds the queries on a table to a database. `columns` are the attributes that have a column. All others, which the
 * real service stores as well, are kept as JSON in the column `extra`.
 */
export function createResourceTable<resource extends Resource = Resource>(
  store: Store,
  { table, label, columns }: { table: string; label: string; columns: Readonly<Record<string, ColumnKind>> },
): ResourceTable<resource> {
  const names = Object.keys(columns)
  const select = `SELECT ${[...names, 'extra'].join(', ')} FROM ${table}`
  // The columns of each table are those of its resource type.
  const read = (where: string, values: string[]): resource[] =>
    store
      .all<Record<string, SqlValue>>(`${select} WHERE ${where} ORDER BY rowid`, values)
      .map((row) => toResource(row, columns) as resource)
  const write = (sql: string, resource: Resource, more: SqlValue[] = []): void => {
    const values = names.map((name) => toSql(resource[name], columns[name]))
    const extra = Object.entries(resource).filter(([name]) => !Object.hasOwn(columns, name))
    try {
      store.run(sql, [...values, JSON.stringify(Object.fromEntries(extra)), ...more])
    } catch (error) {
      throw isTaken(error) ? conflict(label, String(resource['name'] ?? resource.id)) : error
    }
  }
  const places = [...names, 'extra'].map(() => '?').join(', ')
  const settings = [...names, 'extra'].map((name) => `${name} = ?`).join(', ')
  return {
    byId: (id) => read('id = ?', [id])[0],
    byIds: (ids) => read('id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]),
    list: (where = {}) =>
      read(['TRUE', ...Object.keys(where).map((name) => `${name} = ?`)].join(' AND '), Object.values(where)),
    insert: (resource) =>
      write(`INSERT INTO ${table} (${[...names, 'extra'].join(', ')}) VALUES (${places})`, resource),
    update: (resource) => write(`UPDATE ${table} SET ${settings} WHERE id = ?`, resource, [resource.id]),
    remove: (id) => {
      store.run(`DELETE FROM ${table} WHERE id = ?`, [id])
    },
  }
}

/** Orders by name, as SQLite does: capitals before other letters. */
export function compareNames(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : Number(one.name > other.name)
}

function toResource(
  row: Readonly<Record<string, SqlValue>>,
  columns: Readonly<Record<string, ColumnKind>>,
): Resource {
  const attributes = Object.entries(columns).map(([name, kind]) => {
    const value = row[name] ?? null
    if (kind === 'flag') return [name, value !== 0]
    return [name, kind === 'json' && value !== null ? parseStored(String(value)) : value]
  })
  const extra = row['extra'] === '{}' ? {} : parseStored<Record<string, unknown>>(String(row['extra']))
  return { ...extra, ...Object.fromEntries(attributes), id: String(row['id']) }
}

function toSql(value: unknown, kind: ColumnKind | undefined): SqlValue {
  if (kind === 'flag') return Number(value === true)
  if (value === undefined || value === null) return null
  return kind === 'json' ? JSON.stringify(value) : String(value)
}

function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}
