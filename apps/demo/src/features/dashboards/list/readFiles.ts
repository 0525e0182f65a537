import { dashboardLimits } from '../model/dashboard.js'
import { type ParsedFile, parseDashboardFile } from '../model/dashboardFile.js'

/** The dashboards of a file, or why there are none. */
export type ReadFile = ParsedFile & { name: string }

/** Bytes of the largest character: a file that is larger than this many per character is not read at all. */
const bytesPerCharacter = 4

/** Reads files that a user has chosen or dropped. */
export function readFiles(files: readonly File[]): Promise<ReadFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const { name, size } = file
      const refused = (text: string): ReadFile => ({ name, problems: [{ path: '', text }] })
      if (size > bytesPerCharacter * dashboardLimits.file) {
        return refused('The file is larger than 1 MB. Split it into several.')
      }
      try {
        return { name, ...parseDashboardFile(await file.text()) }
      } catch {
        return refused('The browser could not read the file.')
      }
    }),
  )
}
