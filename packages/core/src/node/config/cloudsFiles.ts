import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../fetch/chooseProxy.js'
import { parseYaml } from './parseYaml.js'
import type { Values } from './values.js'

/** The file system that is searched. */
export type FileSystem = {
  /** The text of a file; `undefined` if it does not exist. @default the real file system */
  readFile?: ((path: string) => string | undefined) | undefined
  /** The first folder to search. @default process.cwd() */
  cwd?: string | undefined
  /** @default process.platform */
  platform?: string | undefined
}

/** Everything that determines which files apply. */
export type Place = FileSystem & { env: Environment; warn: (message: string) => void }

/** The content of a file, and its path. */
export type Found = { file: string; content: Values }

function readRealFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // A folder of another user, or a folder with the file's name, counts as missing: the search continues.
    if (code && ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EISDIR'].includes(code)) return undefined
    throw error
  }
}

/** The folders that OpenStack's tools search, in order. */
function listFolders({ env, cwd = process.cwd(), platform = process.platform }: Place): string[] {
  const home = env['HOME'] || env['USERPROFILE'] || homedir()
  const unixHome = join(env['SNAP_REAL_HOME'] || home, '.config', 'openstack')
  const local = env['LOCALAPPDATA'] || join(home, 'AppData', 'Local')
  const shared = env['PROGRAMDATA'] || 'C:\\ProgramData'
  const systems: Readonly<Record<string, readonly string[]>> = {
    darwin: [
      join(home, 'Library', 'Application Support', 'openstack'),
      unixHome,
      '/Library/Application Support/openstack',
    ],
    win32: [join(local, 'OpenStack', 'openstack'), unixHome, join(shared, 'OpenStack', 'openstack')],
  }
  const linux = [
    join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'openstack'),
    unixHome,
    '/etc/xdg/openstack',
  ]
  return [...new Set([cwd, ...(systems[platform] ?? linux), '/etc/openstack'])]
}

/** Every candidate path for a file of this name, best first. */
export function listPaths(place: Place, name: string, variable?: string): string[] {
  const named = variable && place.env[variable]
  const paths = listFolders(place).flatMap((folder) =>
    ['yaml', 'yml', 'json'].map((suffix) => join(folder, `${name}.${suffix}`)),
  )
  return named ? [named, ...paths] : paths
}

/**
 * Reads the first existing file of this name.
 *
 * @throws CloudsFileError if it cannot be parsed
 */
export function findFile(place: Place, name: string, variable?: string): Found | undefined {
  const { readFile = readRealFile } = place
  const named = variable && place.env[variable]
  for (const file of listPaths(place, name, variable)) {
    const text = readFile(file)
    if (text !== undefined) return { file, content: parseYaml(file, text) }
    if (file === named)
      place.warn(`${variable} names a file that cannot be read: ${file}. Looking in the usual places.`)
  }
  return undefined
}
