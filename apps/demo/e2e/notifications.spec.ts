import { expect, signIn, test } from './test.js'

test('notifications: those that the emulator has sent are a click away', async ({ page, context }) => {
  await signIn(page, '/notifications')
  await expect(page.getByRole('table', { name: 'Notification methods' })).toContainText('Operations mail')
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Sent notifications' }).click()
  const inbox = await opened
  await expect(inbox.getByRole('heading', { name: 'Notifications' })).toBeVisible()
  const mail = inbox.getByRole('group').filter({ hasText: 'ALARM MEDIUM "Disk nearly full" on db-01' })
  await mail.click()
  await expect(mail).toContainText('max(disk.space_used_perc{source=simulated}) > 90 times 10')
})

test.describe('refused', () => {
  test.use({ allowedMessages: /status of 4/ })

  test('an address: the server’s words stand at its field', async ({ page }) => {
    await signIn(page, '/notifications')
    await page.getByRole('textbox', { name: 'Name' }).fill('mine')
    const address = page.getByRole('textbox', { name: 'E-mail address' })
    await address.fill('bad')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(address).toHaveAccessibleDescription('Address bad is not of correct format')
    await expect(page.getByText('HTTP 400')).toHaveCount(0)
  })
})
