import { createClient } from '@monasca/core'
import { startServer } from './fixtures/startServer.js'
import { test as base, expect, signIn } from './test.js'

/** The dashboard on its own emulator, without hosts. */
const test = base.extend({
  baseURL: async ({ browserName: _ }, use) => {
    const server = startServer(['--port', '0', '--emulator-port', '0', '--fleet', '0'])
    await use(await server.address())
    server.child.kill('SIGKILL')
  },
})

test('story: a mail after an alarm fires, its alarm, and a test of the method', async ({ page, baseURL }) => {
  const authUrl = `${baseURL}/identity`
  const endpoint = `${baseURL}/v2.0`
  const user = { username: 'mini-mon', password: 'password', projectName: 'mini-mon' }
  const client = createClient({ ...user, authUrl, endpoint })
  const { id } = await client.notifications.create({
    name: 'Operations',
    type: 'EMAIL',
    address: 'ops@example.org',
  })
  await client.alarmDefinitions.create({
    name: 'Too warm',
    expression: 'max(room.temp_c) > 25',
    alarmActions: [id],
  })
  await signIn(page, '/notifications')
  await page.getByRole('link', { name: 'Inbox' }).click()
  await expect(page.getByText('No messages yet.')).toBeVisible()

  // It appears without a reload.
  await client.metrics.create({ name: 'room.temp_c', value: 31 })
  await page.getByRole('link', { name: /ALARM LOW "Too warm"/ }).click()
  const mail = page.getByRole('article', { name: 'ALARM LOW "Too warm"' })
  await expect(mail).toContainText('Operations (EMAIL, ops@example.org)')
  await expect(mail).toContainText('Delivered')
  await expect(mail).toContainText('thresholds are exceeded for: max(room.temp_c) > 25')
  await mail.getByRole('link', { name: 'Open alarm' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Too warm' })).toBeVisible()
  await page.goBack()
  await expect(mail).toBeVisible()
  await page.goBack()
  await expect(page.getByText('Select a message to read it.')).toBeVisible()

  await page.getByRole('link', { name: 'Notifications' }).first().click()
  await page.getByRole('button', { name: 'Actions for Operations' }).click()
  await page.getByRole('menuitem', { name: 'Test' }).click()
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByText('Delivered to the emulator’s inbox.')).toBeVisible()
  await page.getByRole('link', { name: 'Open in inbox' }).click()
  await expect(page.getByRole('article', { name: /Test notification/ })).toContainText('None: this is a test')
  await page.getByRole('combobox', { name: 'Type' }).selectOption('WEBHOOK')
  await expect(page.getByText('No messages match these filters.')).toBeVisible()
})

test('long: the newest messages first, older ones on request', async ({ page, baseURL }) => {
  const user = { username: 'mini-mon', password: 'password', projectName: 'mini-mon' }
  const client = createClient({ ...user, authUrl: `${baseURL}/identity`, endpoint: `${baseURL}/v2.0` })
  const { id } = await client.notifications.create({
    name: 'Operations',
    type: 'EMAIL',
    address: 'ops@example.org',
  })
  await client.alarmDefinitions.create({
    name: 'Too warm',
    expression: 'max(room.temp_c) > 25',
    matchBy: ['room'],
    alarmActions: [id],
  })
  await client.metrics.create(
    Array.from({ length: 250 }, (_, room) => ({
      name: 'room.temp_c',
      dimensions: { room: `room-${room}` },
      timestamp: Date.now(),
      value: 31,
    })),
  )
  await signIn(page, '/inbox?message=gone')
  await expect(page.getByText('Newest 200 messages')).toBeVisible({ timeout: 60_000 })
  const list = page.getByRole('list', { name: 'Sent notifications' })
  await expect(list.getByRole('listitem')).toHaveCount(200)
  await expect(page.getByText('Message not found among the newest 200.')).toBeVisible()
  await page.getByRole('button', { name: 'Show older messages' }).click()
  await expect(page.getByText('250 messages', { exact: true })).toBeVisible()
  await expect(list.getByRole('listitem')).toHaveCount(250)
  await expect(page.getByRole('button', { name: 'Show older messages' })).toHaveCount(0)
  await expect(page.getByText('The emulator keeps the newest 1,000 messages of all projects.')).toBeVisible()
})
