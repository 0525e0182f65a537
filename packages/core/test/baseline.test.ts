import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const script = fileURLToPath(new URL('../../../scripts/check-baseline.mjs', import.meta.url))

/** The check's output for a source, and its exit code. */
function check(source: string): Promise<{ code: number; output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'baseline-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'probe.ts')
  writeFileSync(file, source)
  return new Promise((resolve) => {
    execFile(process.execPath, [script, file], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr })
    })
  })
}

test('E5: the check rejects APIs that the oldest supported browsers lack, each with its line', async () => {
  const lines: [source: string, feature: string][] = [
    ['export const { promise } = Promise.withResolvers<void>()', 'Promise.withResolvers'],
    ['export const word = /(?<=a)b/', 'lookbehind'],
    ['export const notWord = /(?<!a)b/', 'lookbehind'],
    ['export const list = Array.fromAsync([1])', 'Array.fromAsync'],
    ['export const set = new Set([1]).union(new Set([2]))', 'Set.prototype.union'],
    ['export const some = [1].values().take(1)', 'Iterator.prototype.take'],
    ['export const signal = AbortSignal.any([])', 'AbortSignal.any'],
    ["export const url = globalThis.URL.canParse('x')", 'URL.canParse'],
    ['export const digits = /[\\d--5]/v', 'flag v'],
    ['export const pattern = new URLPattern({})', 'URLPattern'],
  ]
  const { code, output } = await check(lines.map(([source]) => source).join('\n'))
  expect(code).toBe(1)
  const printed = output.trim().split('\n')
  expect(printed).toHaveLength(lines.length)
  for (const [index, [, feature]] of lines.entries()) {
    expect(printed[index]).toContain(`probe.ts:${index + 1}: `)
    expect(printed[index]).toContain(feature)
  }
})

test('E5: the check allows supported APIs, guarded APIs, and names of the module itself', async () => {
  const source = `
    type Settings = { any: string }
    class AbortSignal { static any(): void {} }
    export const sorted = [2, 1].toSorted().findLast(Boolean)
    export const named = /(?<year>\\d+)(?=-)(?!x)(?:y)/d.exec('2026-')
    export const lock = navigator.locks?.request('x', () => {})
    export const can = globalThis.URL.canParse?.('x') ?? typeof Promise.withResolvers
    AbortSignal.any()
  `
  expect(await check(source)).toEqual({ code: 0, output: '' })
})
