import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Output } from './run.js'

const day = 86_400_000

/** Commands and output as in a terminal. */
export type Transcript = {
  /** Runs a command, and records it with its output. Returns its standard output. */
  type(...words: string[]): Promise<string>
  /** Records a command that was run elsewhere. */
  add(typed: string, output: string, code?: number): void
  /** Writes a comment between the commands. */
  note(text: string): void
  /**
   * Compares everything with the approved output, a file of the folder `approved`. `npm run test:foreign:approve`
   * rewrites these files: review the diff before you commit it.
   */
  approve(name: string): Promise<void>
}

/**
 * Records commands. What differs between runs is replaced by text of the same length, so that tables keep their layout:
 * ids are numbered in order of appearance, the port is removed, and recent times are shown as if `begin` (milliseconds
 * since the epoch) were the start of the year 2000.
 */
export function createTranscript(
  program: string,
  start: (words: readonly string[]) => Promise<Output>,
  begin: number = Date.now(),
): Transcript {
  const lines: string[] = []
  const ids = new Map<string, string>()
  const standIn = (id: string): string => {
    const digits = id.replaceAll(/[^-]/g, '0')
    const known = ids.get(id) ?? digits.slice(0, -3) + String(ids.size + 1).padStart(3, '0')
    ids.set(id, known)
    return known
  }
  const move = (text: string, time: number, write: (moved: number) => string): string =>
    Math.abs(time - begin) < 2 * day ? write(time - begin + Date.UTC(2000, 0)) : text
  const moveText = (text: string) =>
    move(text, Date.parse(`${text}Z`), (time) => new Date(time).toISOString().slice(0, 19))
  const plain = (text: string) =>
    text
      .replaceAll(
        /(?<![\w-])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{32})(?![\w-])/g,
        standIn,
      )
      .replaceAll(/127\.0\.0\.1:\d{5}/g, '127.0.0.1:-----')
      .replaceAll(/req-[0-9a-f-]{36}/g, 'req-…')
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/g, moveText)
      .replaceAll(/\b\d{13}\b/g, (text) => move(text, Number(text), String))
      .replaceAll(/\b\d{10}\b/g, (text) => move(text, Number(text) * 1000, (time) => String(time / 1000)))
  const add: Transcript['add'] = (typed, output, code = 0) => {
    lines.push(`$ ${program} ${plain(typed)}`)
    if (output.trim() !== '') lines.push(plain(output).trimEnd())
    if (code !== 0) lines.push(`(ends with ${code})`)
    lines.push('')
  }
  return {
    add,
    async type(...words) {
      const { code, stdout, stderr } = await start(words)
      const typed = words.map((word) => (/^[\w./:@=,-]+$/.test(word) ? word : `'${word}'`)).join(' ')
      add(typed, stdout + stderr, code)
      return stdout
    },
    note(text) {
      lines.push(`# ${text}`, '')
    },
    async approve(name) {
      const file = fileURLToPath(new URL(`../approved/${name}.txt`, import.meta.url))
      await expect(lines.join('\n')).toMatchFileSnapshot(file)
    },
  }
}
