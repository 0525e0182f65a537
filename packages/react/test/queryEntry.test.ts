// @vitest-environment node
import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const folder = new URL('../src/query/', import.meta.url)

test('behavior: the query entry loads neither React nor react-query', async () => {
  const files = (await readdir(folder)).filter((file) => /(?<!\.test(-d)?)\.ts$/.test(file))
  expect(files.length).toBeGreaterThan(15)
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')))
  const packages = texts.flatMap((text) =>
    [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^.'][^']*)'/gm)].map((match) => match[1]),
  )
  expect([...new Set(packages)].sort()).toEqual([
    '@monasca/core',
    '@monasca/core/definitions',
    '@monasca/core/series',
  ])
})

test('behavior: every file that imports a hook is a client file', async () => {
  for (const name of ['hooks', 'provider', 'session']) {
    const place = new URL(`../src/${name}/`, import.meta.url)
    const files = (await readdir(place)).filter((file) => /(?<!\.test(-d)?)\.tsx?$/.test(file))
    const texts = await Promise.all(files.map((file) => readFile(new URL(file, place), 'utf8')))
    const clients = texts.filter((text) =>
      /^import \{[^}]*\b(?:use[A-Z]|createContext)[^}]*\} from '(?:react|@tanstack\/react-query)'/m.test(
        text,
      ),
    )
    expect(clients.length).toBeGreaterThan(1)
    expect(clients.filter((text) => !text.startsWith("'use client'\n"))).toEqual([])
  }
})
