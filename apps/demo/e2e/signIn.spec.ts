import { chart, expect, signIn, test } from './test.js'

const refused = /Failed to load resource: the server responded with a status of 401/

test('default: the pre-filled user sees this machine’s charts', async ({ page }) => {
  await signIn(page)
  await expect(page).toHaveURL('/')
  await expect(page).toHaveTitle(/^(\(\d+\) )?Overview · Monasca$/)
  await expect(chart(page, 'CPU').getByRole('img')).toBeVisible()
})

test('account: shows user, project and roles, and signs out', async ({ page }) => {
  await signIn(page)
  await page.getByRole('button', { name: 'Account of mini-mon' }).click()
  const menu = page.getByRole('menu')
  await expect(menu).toContainText('Project mini-mon')
  await expect(menu).toContainText('monasca-user')
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('nothing is stored: a reload signs out, and no storage contains the password', async ({ page }) => {
  await signIn(page)
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  )
  expect(stored).not.toContain('password')
  expect(stored).not.toContain('mini-mon')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('signed out: any page redirects to sign-in, and back', async ({ page }) => {
  await page.goto('/explore?find=cpu.user_perc&range=6h')
  await expect(page).toHaveURL(/\/sign-in\?redirect=/)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/explore?find=cpu.user_perc&range=6h')
  await expect(page.getByRole('heading', { name: 'Explore', level: 1 })).toBeVisible()
})

test('signed out: sign-in never leads to another site', async ({ page }) => {
  await page.goto('/sign-in?redirect=//other.example/')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/')
})

test('keyboard: the form can be filled and sent without a mouse', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'User name' }).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('reader')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Account of reader' })).toBeVisible()
  await expect(page.getByRole('main')).toBeFocused()
})

test('keyboard: the first stop of a page skips to its content', async ({ page }) => {
  await signIn(page)
  const skip = page.getByRole('link', { name: 'Skip to content' })
  await expect(page.getByRole('main')).toBeFocused()
  await page.getByRole('button', { name: /^Project/ }).focus()
  await page.keyboard.press('Shift+Tab')
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test.describe('refused', () => {
  test.use({ allowedMessages: refused })

  test('wrong password: shows the reason, keeps the input, and takes the focus', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('textbox', { name: 'Password' }).fill('wrong')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    const alert = page.getByRole('alert')
    await expect(alert).toContainText(/password/i)
    await expect(alert).not.toContainText('project')
    await expect(page.locator(':focus')).toContainText(/password/i)
    await expect(page.getByRole('textbox', { name: 'User name' })).toHaveValue('mini-mon')
    expect(await page.content()).not.toContain('>wrong<')
  })

  test('no such project: names the project, not the password', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('textbox', { name: 'Project' }).fill('no-such-project')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText(/project/i)
  })

  test('after a refusal the correct password works', async ({ page }) => {
    await page.goto('/sign-in')
    const password = page.getByRole('textbox', { name: 'Password' })
    await password.fill('wrong')
    await password.press('Enter')
    await expect(page.getByRole('alert')).toBeVisible()
    await password.fill('password')
    await password.press('Enter')
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  })
})

test('fields: errors are shown at the field, and nothing is sent', async ({ page }) => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'User name' }).fill('')
  await page.getByRole('button', { name: 'Domain and addresses' }).click()
  await page.getByLabel('Keystone address').fill('keystone')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'User name' })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'User name' })).toHaveAccessibleDescription(
    'Enter your user name',
  )
  await expect(page.getByText('Enter an address that starts with')).toBeVisible()
  expect(requests.filter((path) => path.startsWith('/identity'))).toEqual([])
})

test.describe('addresses', () => {
  test.use({ allowedMessages: /Content Security Policy|Fetch API cannot load/ })

  test('a server that the page may not call: shows how to allow it', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Domain and addresses' }).click()
    await page.getByLabel('Keystone address').fill('http://keystone.example.org:5000')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByText('--connect-to http://keystone.example.org:5000')).toBeVisible()
  })
})
