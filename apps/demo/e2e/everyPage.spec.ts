import { addAxe, findOverlayViolations, findViolations, setScheme } from './fixtures/axe.js'
import { navigate, pages, settle } from './fixtures/pages.js'
import { expect, type Page, signIn, test } from './test.js'

/** Goes to a page, and waits until it has replaced the page before. */
async function visit(page: Page, address: string): Promise<void> {
  const heading = page.getByRole('main').getByRole('heading', { level: 1 })
  const before = await heading.textContent()
  const isElsewhere = new URL(page.url()).pathname !== new URL(address, page.url()).pathname
  await navigate(page, address)
  if (isElsewhere) await expect(heading).not.toHaveText(before ?? '')
  await expect(heading).toBeVisible()
  await settle(page)
}

/** How far the content sticks out at the side, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('every page is accessible, and fits a phone and a desk', async ({ page }) => {
  test.setTimeout(600_000)
  await addAxe(page)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto('/sign-in')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect.soft(await findViolations(page), 'sign-in').toEqual([])

  await signIn(page)
  for (const [name, address] of Object.entries(pages)) {
    await visit(page, address)
    for (const width of [360, 390, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      // Charts keep their old width for a moment.
      await expect.soft
        .poll(() => overflow(page), { message: `${name} at ${width}: no sideways scrolling` })
        .toBeLessThanOrEqual(0)
      // The layout depends on the width, and colours on the scheme: each once is enough.
      if (width === 360) continue
      await setScheme(page, width === 390 ? 'light' : 'dark')
      expect.soft(await findViolations(page), `${name} at ${width}`).toEqual([])
    }
  }
  await navigate(page, '/alarms')
  await page.getByRole('link', { name: 'High CPU usage' }).first().click()
  await expect(page.getByRole('table', { name: 'State changes' })).toBeVisible()
  await settle(page)
  for (const scheme of ['light', 'dark'] as const) {
    await setScheme(page, scheme)
    expect.soft(await findViolations(page), `one alarm, ${scheme}`).toEqual([])
  }
})

const press = (name: RegExp | string) => (page: Page) => page.getByRole('button', { name }).first().click()

const chooseFrom = (menu: RegExp | string, item: RegExp | string) => async (page: Page) => {
  await press(menu)(page)
  await page.getByRole('menuitem', { name: item }).click()
}

/** Selects a row, and presses a button of the bar that appears. */
const withRow = (name: RegExp | string) => async (page: Page) => {
  await page
    .getByRole('checkbox', { name: /^Select (?!all)/ })
    .first()
    .check()
  await press(name)(page)
}

const unfold = (name: string) => (page: Page) => page.getByRole('combobox', { name }).click()

/** What opens over a page. Those of one page follow each other. */
const overlays: Readonly<
  Record<
    string,
    { address: string; role: 'menu' | 'dialog' | 'listbox'; open: (page: Page) => Promise<void> }
  >
> = {
  'account menu': { address: '/', role: 'menu', open: press(/^Account of/) },
  projects: { address: '/', role: 'dialog', open: press(/^Project:/) },
  'update menu': { address: '/', role: 'menu', open: press(/^Update every/) },
  'range panel': { address: '/', role: 'dialog', open: press(/^Time range:/) },
  palette: { address: '/', role: 'dialog', open: (page) => page.keyboard.press('Control+k') },
  'keys help': { address: '/', role: 'dialog', open: (page) => page.keyboard.press('?') },
  'menu of a chart': { address: '/', role: 'menu', open: press(/^Actions of chart/) },
  'chart as a table': {
    address: '/',
    role: 'dialog',
    open: chooseFrom(/^Actions of chart/, 'Show as table'),
  },
  'groups of the overview': { address: '/', role: 'listbox', open: unfold('Group by') },
  'metrics of top hosts': { address: '/', role: 'listbox', open: unfold('Compare by') },
  'views menu': { address: '/alarms', role: 'menu', open: press(/^Views$/) },
  'saving a view': { address: '/alarms', role: 'dialog', open: chooseFrom(/^Views$/, /^Save/) },
  'saved views': { address: '/alarms', role: 'dialog', open: chooseFrom(/^Views$/, 'Manage views') },
  'groups of alarms': { address: '/alarms', role: 'listbox', open: unfold('Group by') },
  'states to set': { address: '/alarms', role: 'menu', open: withRow('Set state') },
  'ticket of alarms': { address: '/alarms', role: 'dialog', open: withRow('Link a ticket') },
  'deletion of alarms': { address: '/alarms', role: 'dialog', open: withRow(/^Delete$/) },
  'menu of a definition': { address: '/definitions', role: 'menu', open: press(/^Actions of/) },
  'deletion of a definition': {
    address: '/definitions',
    role: 'dialog',
    open: chooseFrom(/^Actions of/, 'Delete'),
  },
  'deletion of definitions': { address: '/definitions', role: 'dialog', open: withRow('Delete selected') },
  export: { address: '/definitions', role: 'dialog', open: press(/^Export$/) },
  'deletion from its page': {
    address: '/definitions',
    role: 'dialog',
    open: async (page) => {
      await page.getByRole('table', { name: 'Alarm definitions' }).getByRole('link').first().click()
      await press(/^Delete$/)(page)
    },
  },
  'deletion by an import': {
    address: '/definitions/import',
    role: 'dialog',
    open: async (page) => {
      await page
        .getByRole('textbox', { name: 'YAML or JSON' })
        .fill('version: 1\ndefinitions:\n  - name: New\n    expression: max(x) > 1\n')
      await page.getByRole('checkbox', { name: 'Delete definitions that are not in the file' }).check()
      await press(/^Apply/)(page)
    },
  },
  'metrics of a definition': {
    address: '/definitions/new',
    role: 'listbox',
    open: unfold('Metric of the new condition'),
  },
  'unsaved changes': {
    address: '/definitions/new',
    role: 'dialog',
    open: async (page) => {
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Half a name')
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Hosts' }).click()
    },
  },
  'functions of a query': { address: pages['explore'] ?? '', role: 'listbox', open: unfold('Show') },
  'menu of a query': { address: pages['explore'] ?? '', role: 'menu', open: press(/^Actions of query/) },
  'a query as code': { address: pages['explore'] ?? '', role: 'dialog', open: press('Copy as…') },
  'menu of a dashboard': { address: '/dashboards/host', role: 'menu', open: press(/^Actions of Host$/) },
  'menu of a panel': { address: '/dashboards/host', role: 'menu', open: press(/^Actions of Disks$/) },
  'kiosk mode': { address: '/dashboards/host', role: 'dialog', open: press('Kiosk') },
  'settings of a dashboard': {
    address: '/dashboards/host',
    role: 'dialog',
    open: async (page) => {
      await press('Edit a copy')(page)
      await press('Settings')(page)
    },
  },
  'menu of a method': { address: '/notifications', role: 'menu', open: press(/^Actions for/) },
  'test of a method': { address: '/notifications', role: 'dialog', open: chooseFrom(/^Actions for/, 'Test') },
  'deletion of a method': {
    address: '/notifications',
    role: 'dialog',
    open: chooseFrom(/^Actions for/, 'Delete'),
  },
}

test('every menu and dialog is accessible', async ({ page }) => {
  test.setTimeout(600_000)
  await addAxe(page)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  // So many projects that they can be filtered.
  await page.route('**/v3/auth/projects', async (route) => {
    const response = await route.fetch()
    const { projects, ...others } = await response.json()
    const more = Array.from({ length: 12 }, (_, index) => ({
      ...projects[0],
      id: `project-${index}`,
      name: `team-${index}`,
    }))
    await route.fulfill({ response, json: { ...others, projects: [...projects, ...more] } })
  })
  await signIn(page)
  let shown = '/'
  for (const [name, { address, open, role }] of Object.entries(overlays)) {
    if (address !== shown || new URL(page.url()).pathname !== address) await visit(page, address)
    shown = address
    await open(page)
    const overlay = page.getByRole(role)
    await expect(overlay).toBeVisible()
    await expect(overlay.locator('.mantine-Skeleton-root, [data-skeleton], [aria-busy="true"]')).toHaveCount(
      0,
    )
    expect.soft(await findOverlayViolations(page), name).toEqual([])
    if (name === 'projects') await filterProjects(page)
    else await page.keyboard.press('Escape')
    await expect(overlay).toHaveCount(0)
  }
})

/** Finds projects by their names, and moves through them by keys; Escape closes the panel. */
async function filterProjects(page: Page): Promise<void> {
  const panel = page.getByRole('dialog')
  await expect(panel.getByRole('textbox', { name: 'Filter projects' })).toBeFocused()
  await page.keyboard.type('TEAM-1')
  await expect(panel.getByRole('button')).toHaveText(['team-1', 'team-10', 'team-11'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(panel.getByRole('button', { name: 'team-10' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Project:/ })).toBeFocused()
}
