import type { Locator } from '@playwright/test'
import { navigate } from './fixtures/pages.js'
import { expect, type Page, signInByRedirect, test } from './fixtures/sessionTest.js'

test.use({ emulatorOptions: { fleet: false }, allowedMessages: /Failed to load resource/ })

/** A response of the API, or none. */
type Reply = { status: number; json: object } | 'none'
/** A response, and what the page says then. */
type Refusal = readonly [reply: Reply, words: string | RegExp]

const noRole: Refusal = [
  { status: 401, json: { title: 'Forbidden', description: 'Role required' } },
  'Your roles in this project do not allow this.',
]
const gone: Refusal = [
  { status: 404, json: { title: '404 Not Found' } },
  'Not found. It may have been deleted.',
]
const invalid: Refusal = [
  { status: 422, json: { unprocessable_entity: { message: 'Too long by 7 characters' } } },
  'Too long by 7 characters',
]
const broken: Refusal = [
  { status: 500, json: { title: 'Storage failure', description: 'disk full' } },
  'Storage failure (HTTP 500).',
]
const unreachable: Refusal = ['none', /No connection to http/]

/** What each write may be refused with. */
const everyRefusal: readonly Refusal[] = [
  [{ status: 400, json: { title: 'Bad request', description: 'Malformed JSON' } }, 'Malformed JSON'],
  [
    { status: 401, json: { error: { code: 401, title: 'Unauthorized', message: 'Unknown token' } } },
    'The server does not accept your session. Sign in again.',
  ],
  noRole,
  [{ status: 403, json: { forbidden: { message: 'Delegate' } } }, noRole[1]],
  gone,
  [{ status: 413, json: {} }, /too large for the server/],
  invalid,
  [{ status: 429, json: {} }, 'The server has too many requests. Try again in a minute.'],
  broken,
  [
    { status: 503, json: { title: 'Service unavailable' } },
    'The service is temporarily unavailable. Try again in a minute.',
  ],
  unreachable,
]

/**
 * Replies in the place of the server to one kind of request. `refuse` acts once for each refusal, and expects its words
 * at the place; afterwards the server replies again.
 */
async function gate(page: Page, method: string, address: string | RegExp) {
  let reply: Reply | undefined
  await page.route(address, (route) => {
    if (route.request().method() !== method || reply === undefined) return route.fallback()
    return reply === 'none' ? route.abort('connectionrefused') : route.fulfill(reply)
  })
  const refuse = async (refusals: readonly Refusal[], act: () => Promise<void>, place: Locator) => {
    for (const [next, words] of refusals) {
      reply = next
      await act()
      await expect(place.getByText(words).first()).toBeVisible()
    }
    reply = undefined
  }
  return { refuse }
}

test('refusal: whatever the API refuses on alarms, definitions and methods is said in words, and no input is lost', async ({
  page,
  cloud,
  client,
}) => {
  // Some sixty refusals in one session.
  test.setTimeout(180_000)
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')
  const save = page.getByRole('button', { name: 'Save changes' })
  const press = (target: Locator) => () => target.click()
  const onCall = await client.notifications.create({
    name: 'On call',
    type: 'EMAIL',
    address: 'oncall@example.org',
  })
  await client.alarmDefinitions.create({
    name: 'Disk nearly full',
    expression: 'max(disk.space_used_perc) > 90',
    matchBy: ['hostname'],
    alarmActions: [onCall.id],
  })
  await client.alarmDefinitions.create({ name: 'Taken', expression: 'avg(cpu.user_perc) > 90' })
  await client.metrics.create(
    ['web-01', 'web-02'].map((hostname) => ({
      name: 'disk.space_used_perc',
      dimensions: { hostname },
      value: 96,
    })),
  )
  await cloud.emulator.advance(5000)
  await signInByRedirect(page, '/notifications')

  await test.step('lists that cannot be read', async () => {
    for (const [address, path, title] of [
      ['/alarms?severity=LOW', /v2\.0\/alarms\?/, 'Alarms'],
      ['/definitions', /v2\.0\/alarm-definitions\?/, 'Alarm definitions'],
    ] as const) {
      const reads = await gate(page, 'GET', path)
      await reads.refuse([invalid], () => navigate(page, address), main.getByRole('alert'))
      await main.getByRole('button', { name: 'Try again' }).first().click()
      await expect(page.getByRole('table', { name: title })).toBeVisible()
    }
  })

  await test.step('many alarms at once', async () => {
    await navigate(page, '/alarms')
    const change = await gate(page, 'PATCH', '**/v2.0/alarms/*')
    const remove = await gate(page, 'DELETE', '**/v2.0/alarms/*')
    const last = page.getByRole('region', { name: 'Last action' })
    const select = () => page.getByRole('checkbox', { name: 'Select all rows' }).check()
    await change.refuse(
      [noRole, gone, invalid, broken, unreachable],
      async () => {
        await select()
        await page.getByRole('button', { name: 'Acknowledge' }).click()
      },
      last,
    )
    await expect(last).toContainText('2 alarms failed')
    await last.getByRole('button', { name: 'Dismiss' }).click()
    await remove.refuse(
      [noRole],
      async () => {
        await select()
        await page.getByRole('button', { name: 'Delete', exact: true }).click()
        await dialog.getByRole('button', { name: 'Delete 2 alarms' }).click()
      },
      last,
    )
    await expect(page.getByRole('table', { name: 'Alarms' })).toContainText('web-02')
  })

  await test.step('one alarm', async () => {
    await page.getByRole('link', { name: 'Disk nearly full' }).first().click()
    const change = await gate(page, 'PATCH', '**/v2.0/alarms/*')
    await page.getByRole('button', { name: 'Edit' }).click()
    const link = page.getByRole('textbox', { name: 'Link' })
    await link.fill('T-7')
    const saveLink = page.getByRole('button', { name: 'Save', exact: true })
    await change.refuse(everyRefusal, press(saveLink), main.getByRole('alert'))
    await expect(link).toHaveValue('T-7')
    await saveLink.click()
    await expect(page.getByRole('region', { name: 'Handling' })).toContainText('T-7')
  })

  await test.step('a definition', async () => {
    await page.getByRole('link', { name: 'Open definition' }).click()
    const name = page.getByRole('textbox', { name: 'Name', exact: true })
    await name.fill('Taken')
    await save.click()
    await expect(name).toHaveAccessibleDescription(
      'Another alarm definition has the name “Taken”. Choose another name.',
    )
    await expect(name).toBeFocused()
    await name.fill('Disk full')

    const change = await gate(page, 'PATCH', '**/v2.0/alarm-definitions/*')
    await change.refuse(
      [
        ...everyRefusal.filter(([reply]) => reply === 'none' || reply.status !== 404),
        [
          { status: 422, json: { title: 'InvalidUpdateException', description: 'match_by must not change' } },
          'match_by must not change',
        ],
      ],
      press(save),
      main,
    )
    // A method that has been deleted in the meantime.
    await client.notifications.delete({ notificationId: onCall.id })
    await page.getByRole('combobox', { name: 'Notify on OK' }).click()
    await page.getByRole('option', { name: 'On call (EMAIL)' }).click()
    await page.keyboard.press('Escape')
    await save.click()
    await expect(main.getByText('A chosen notification method no longer exists.').first()).toBeVisible()
    await change.refuse([[gone[0], 'This alarm definition no longer exists.']], press(save), main)
    await expect(name).toHaveValue('Disk full')

    const remove = await gate(page, 'DELETE', '**/v2.0/alarm-definitions/*')
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await remove.refuse(
      [noRole, broken, unreachable],
      press(dialog.getByRole('button', { name: 'Delete definition' })),
      dialog,
    )
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Discard changes' }).click()
  })

  await test.step('the list of definitions, and a new one', async () => {
    await navigate(page, '/definitions')
    const row = page.getByRole('row').filter({ hasText: 'Taken' })
    const change = await gate(page, 'PATCH', '**/v2.0/alarm-definitions/*')
    const remove = await gate(page, 'DELETE', '**/v2.0/alarm-definitions/*')
    const create = await gate(page, 'POST', '**/v2.0/alarm-definitions')
    await change.refuse([noRole, gone, broken], () => row.getByRole('switch').press('Space'), row)
    await expect(row.getByRole('switch')).toBeChecked()
    await remove.refuse(
      [noRole],
      async () => {
        await row.getByRole('button', { name: 'Actions of Taken' }).click()
        await page.getByRole('menuitem', { name: 'Delete' }).click()
        await dialog.getByRole('button', { name: 'Delete definition' }).click()
      },
      dialog,
    )
    await dialog.getByRole('button', { name: 'Cancel' }).click()

    await navigate(page, '/definitions/new?expression=max(x)%20%3E%201')
    const name = page.getByRole('textbox', { name: 'Name', exact: true })
    await name.fill('New')
    await create.refuse(
      [
        ...everyRefusal,
        [
          { status: 409, json: { title: 'AlreadyExistsException' } },
          /Another alarm definition has the name “New”/,
        ],
        [
          {
            status: 422,
            json: { title: 'Invalid alarm expression', description: 'Cannot parse at column 1' },
          },
          'Cannot parse at column 1',
        ],
      ],
      press(page.getByRole('button', { name: 'Create alarm definition' })),
      main,
    )
    await page.getByRole('button', { name: 'Create alarm definition' }).click()
    await expect(page.getByText('Alarm definition “New” created.')).toBeVisible()
  })

  await test.step('notification methods', async () => {
    await navigate(page, '/notifications?action=create')
    const create = await gate(page, 'POST', '**/v2.0/notification-methods')
    const change = await gate(page, 'PATCH', '**/v2.0/notification-methods/*')
    const remove = await gate(page, 'DELETE', '**/v2.0/notification-methods/*')
    const name = page.getByRole('textbox', { name: 'Name' })
    await name.fill('Team')
    await page.getByRole('textbox', { name: 'Email address' }).fill('team@example.org')
    await create.refuse(
      [
        ...everyRefusal,
        [
          { status: 400, json: { title: 'Bad Request', description: 'Address is not valid for EMAIL' } },
          'Address is not valid for EMAIL',
        ],
      ],
      press(page.getByRole('button', { name: 'Create', exact: true })),
      main,
    )
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(page.getByText('“Team” created')).toBeVisible()

    await page.getByRole('link', { name: 'Team' }).click()
    await name.fill('Everyone')
    await change.refuse(
      [
        [
          { status: 409, json: { title: 'AlreadyExistsException', description: 'The name already exists' } },
          'The name already exists',
        ],
        gone,
        noRole,
      ],
      press(page.getByRole('button', { name: 'Save', exact: true })),
      main,
    )
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Actions for Team' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await remove.refuse(
      [noRole, gone, broken],
      press(dialog.getByRole('button', { name: 'Delete method' })),
      dialog,
    )
  })
})
