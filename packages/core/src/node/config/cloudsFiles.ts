import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../fetch/chooseProxy.js'
import { parseYaml } from './parseYaml.js'
import type { Values } from './values.js'

/** The machine that files are looked for on. */
export type FileSystem = {
  /** The text of a file; `undefined` if there is none. @default the real one */
  readFile?: ((path: string) => string | undefined) | undefined
  /** Where a relative search begins. @default process.cwd() */
  cwd?: string | undefined
  /** @default process.platform */
  platform?: string | undefined
}

/** Everything that decides which files count. */
export type Place = FileSystem & { env: Environment; warn: (message: string) => void }

/** What a file holds, and where it is. */
export type Found = { file: string; content: Values }

function readRealFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // A folder of another user, or of that name, is as good as none: the search goes on.
    if (code && ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EISDIR'].includes(code)) return undefined
    throw error
  }
}

/** The folders that OpenStack's tools look into, in their order. */
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

/** Every path that a file of this name may be at, best first. */
export function listPaths(place: Place, name: string, variable?: string): string[] {
  const named = variable && place.env[variable]
  const paths = listFolders(place).flatMap((folder) =>
    ['yaml', 'yml', 'json'].map((suffix) => join(folder, `${name}.${suffix}`)),
  )
  return named ? [named, ...paths] : paths
}

/**
 * Reads the first file of this name that is there.
 *
 * @throws CloudsFileError when it cannot be understood
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
