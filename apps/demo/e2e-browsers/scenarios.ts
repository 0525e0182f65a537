import type { EmulatorOptions } from '@monasca/emulator'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Cloud, startCloud } from './cloud.js'
import {
  elements,
  scenarioTime,
  see,
  seeNo,
  seePath,
  signInAtProvider,
  signInByPassword,
} from './dashboard.js'
import { type Browser, type Driver, type LaunchOptions, poll, type Window } from './drivers/driver.js'

const { account, button, dialog, heading, input, menuItem, page: pageLink } = elements

/** What people do with the dashboard, in one browser. */
export function describeScenarios(driver: Driver): void {
  describe(driver.name, { timeout: scenarioTime }, () => scenarios(driver))
}

function scenarios(driver: Driver): void {
  async function start(
    options: EmulatorOptions = {},
    launchOptions: LaunchOptions = { lang: 'en_GB.UTF-8' },
  ): Promise<{ cloud: Cloud; browser: Browser; window: Window }> {
    const cloud = await startCloud(options)
    onTestFinished(() => cloud.close())
    const browser = await driver.launch(launchOptions)
    onTestFinished(() => browser.close())
    return { cloud, browser, window: await browser.newWindow() }
  }

  test('E3: password sign-in, then every page, without a system language', async () => {
    const { cloud, browser, window } = await start({ fleet: { hosts: 2, hours: 1 } }, { lang: 'C.UTF-8' })
    await window.goto(`${cloud.address}/alarms`)
    await signInByPassword(window)
    for (const name of ['Overview', 'Alarms', 'Definitions', 'Explore', 'Hosts', 'Notifications']) {
      await window.click(pageLink(name))
      await see(window, heading(name))
    }
    await window.click(pageLink('Overview'))
    await see(window, '//figure')
    await window.click(pageLink('Hosts'))
    await see(window, '//li//canvas')
    expect(browser.errors).toEqual([])
  })

  test('password: a wrong one is refused with a message, the correct one signs in', async () => {
    const { cloud, window } = await start()
    await window.goto(`${cloud.address}/notifications`)
    await window.fill(input('User name'), 'mini-mon')
    await window.fill(input('Password'), 'wrong')
    await window.click(button('Sign in'))
    expect(await see(window, elements.alert)).toMatch(/password/i)
    await signInByPassword(window)
    await seePath(window, '/notifications')
  })

  test('redirect: signs in, and a reload and a second tab stay signed in; signing out ends both', async () => {
    const { cloud, browser, window } = await start()
    await window.goto(`${cloud.address}/notifications`)
    await window.click(button('Sign in with Example'))
    await signInAtProvider(window)
    await see(window, account)
    await seePath(window, '/notifications')
    expect(await window.evaluate('location.href')).not.toContain('code=')

    await window.reload()
    await see(window, account)

    const second = await browser.newWindow()
    await second.goto(`${cloud.address}/alarms`)
    await see(second, account)
    await second.click(account)
    await second.click(menuItem('Sign out'))
    for (const each of [second, window]) await see(each, elements.signInForm)
  })

  test('E1: a popup whose provider takes more than a second signs in', async () => {
    const { cloud, browser, window } = await start()
    await window.goto(`${cloud.address}/notifications`)
    const before = await browser.windows()
    await window.click(button('Sign in with a popup'))
    const popup = await poll(
      async () => (await browser.windows()).find(({ id }) => before.every((other) => other.id !== id)),
      'the popup opens',
    )
    await see(popup, '//input[@name="username"]')
    // A person needs longer; so much that a check of whether the window is closed comes meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 3000))
    expect(await window.text(elements.alert)).toBeUndefined()
    await signInAtProvider(popup)
    await see(window, account)
    await seePath(window, '/notifications')
    await poll(
      async () => ((await browser.windows()).length === before.length ? true : undefined),
      'it closes',
    )
  })

  test('E2: an expired session: its dialog stays whatever Escape does, and the password continues it', async () => {
    const { cloud, window } = await start({ tokenTtl: 10 })
    await window.goto(`${cloud.address}/notifications?action=create`)
    await signInByPassword(window)
    await window.fill(input('Name'), 'half a na')
    await see(window, dialog)
    for (let times = 0; times < 4; times++) {
      await window.press('Escape')
      await see(window, dialog)
    }
    await window.fill(`${dialog}//input[@type="password"]`, 'password')
    await window.click(`${dialog}//button[@type="submit"]`)
    await seeNo(window, dialog)
    await see(window, account)
    const name = `document.evaluate(${JSON.stringify(input('Name'))}, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue.value`
    expect(await window.evaluate(name)).toBe('half a na')
  })
}
