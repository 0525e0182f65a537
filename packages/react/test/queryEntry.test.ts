// @vitest-environment node
import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const folder = new URL('../src/query/', import.meta.url)

test('behavior: the query entry loads neither React nor react-query', async () => {
  const files = (await readdir(folder)).filter((file) => /(?<!\.test(-d)?)\.ts$/.test(file))
  expect(files.length).toBeGreaterThan(30)
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')))
  const packages = texts.flatMap((text) =>
    [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^.'][^']*)'/gm)].map((match) => match[1]),
  )
  expect([...new Set(packages)]).toEqual(['@monasca/core', '@monasca/core/series'])
})

test('behavior: every file of hooks and providers is a client file', async () => {
  for (const name of ['hooks', 'provider', 'session']) {
    const place = new URL(`../src/${name}/`, import.meta.url)
    const files = (await readdir(place)).filter((file) =>
      /^(use|Monasca|Session|Signed)\w+\.tsx?$/.test(file),
    )
    const texts = await Promise.all(files.map((file) => readFile(new URL(file, place), 'utf8')))
    expect(files.filter((_file, index) => !texts[index]?.startsWith("'use client'\n"))).toEqual([])
    expect(files.length).toBeGreaterThan(2)
  }
})
