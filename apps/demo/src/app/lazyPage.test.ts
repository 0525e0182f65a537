import { expect, test } from 'vitest'
import { lazyPage, PageBrokenError, PageLoadError } from './lazyPage.js'

const Page = () => null

/** What is thrown where the page is shown after its code was asked for. */
async function show(page: ReturnType<typeof lazyPage>): Promise<unknown> {
  await page.preload?.()
  try {
    return (page as (props: object) => unknown)({})
  } catch (error) {
    return error
  }
}

test('E3: code that threw is not imported again: the second import may give it half evaluated', async () => {
  let imports = 0
  const page = lazyPage(async () => {
    imports++
    if (imports === 1) throw new RangeError('invalid locale')
    return { Page }
  }, 'Page')
  const errors = [await show(page), await show(page)]
  for (const error of errors) expect(error).toBeInstanceOf(PageBrokenError)
  expect(String(errors[0])).toContain('RangeError: invalid locale')
  expect(imports).toBe(1)
})

test('E3: a module without its component is broken', async () => {
  const empty = lazyPage(async () => ({ Page: undefined as unknown as typeof Page }), 'Page')
  expect(await show(empty)).toBeInstanceOf(PageBrokenError)
  const halfway = lazyPage(
    async () => ({
      get Page(): typeof Page {
        throw new ReferenceError("Cannot access 'Page' before initialization")
      },
    }),
    'Page',
  )
  expect(await show(halfway)).toBeInstanceOf(PageBrokenError)
})

test('E3: code that did not arrive is asked for again, in every browser’s words', async () => {
  for (const words of [
    'Failed to fetch dynamically imported module: https://x/a.js',
    'error loading dynamically imported module: https://x/a.js',
    'Importing a module script failed.',
    "'text/html' is not a valid JavaScript MIME type.",
    'Unable to preload CSS for /assets/a.css',
  ]) {
    let imports = 0
    const page = lazyPage(async () => {
      imports++
      if (imports === 1) throw new TypeError(words)
      return { Page }
    }, 'Page')
    const error = await show(page)
    expect(error).toBeInstanceOf(PageLoadError)
    expect(await (error as PageLoadError).retry()).toBe(true)
    expect(imports).toBe(2)
  }
})
