import systemInformation, { type Systeminformation } from 'systeminformation'
import { toDimensionValue } from './dimensionValue.js'
import { round, type Sample } from './sample.js'

const megabyte = 1_048_576

/** File systems that are not on a disk, or always full because they are read-only images. */
const ignoredTypes = new Set([
  'tmpfs',
  'devtmpfs',
  'squashfs',
  'iso9660',
  'nsfs',
  'proc',
  'sysfs',
  'efivarfs',
])

/** Reads `disk.*`: the share in use of each mounted disk, and megabytes of all of them together. */
export async function readDisks(): Promise<Sample[]> {
  return toSamples(await systemInformation.fsSize())
}

function toSamples(mounts: readonly Systeminformation.FsSizeData[]): Sample[] {
  const disks = new Map<string, Systeminformation.FsSizeData>()
  for (const mount of mounts) {
    if (!(mount.size > 0) || ignoredTypes.has(mount.type)) continue
    // A container has one disk mounted at many paths; the shortest is the one that people mean.
    const known = disks.get(mount.fs)
    if (!known || mount.mount.length < known.mount.length) disks.set(mount.fs, mount)
  }
  if (disks.size === 0) return []
  let total = 0
  let used = 0
  const samples: Sample[] = []
  for (const disk of disks.values()) {
    total += disk.size
    used += disk.used
    const device = toDimensionValue(disk.fs.replace(/^\/dev\//, ''))
    const dimensions = { device, mount_point: toDimensionValue(disk.mount) }
    samples.push({ name: 'disk.space_used_perc', value: round(disk.use), dimensions })
  }
  return [
    ...samples,
    { name: 'disk.total_space_mb', value: Math.floor(total / megabyte) },
    { name: 'disk.total_used_space_mb', value: Math.floor(used / megabyte) },
  ].filter((sample) => Number.isFinite(sample.value))
}
