import { poll, type Window, waitLimit } from './drivers/driver.js'

/** Elements of the dashboard and of the provider's pages, by their visible names. */
const labelled = (name: string): string =>
  `//input[not(@type="radio")][@id=//label[starts-with(normalize-space(.), "${name}")]/@for]`
const button = (name: string): string => `//button[normalize-space(.)="${name}" or @aria-label="${name}"]`

export const elements = {
  account: '//button[starts-with(@aria-label, "Account of")]',
  alert: '//*[@role="alert"]',
  button,
  dialog: '//dialog[@open]',
  heading: (name: string) => `//h1[normalize-space(.)="${name}"]`,
  input: labelled,
  menuItem: (name: string) => `//*[@role="menuitem"][normalize-space(.)="${name}"]`,
  // A count may follow the name.
  page: (name: string) => `//nav//a[starts-with(normalize-space(.), "${name}")]`,
  signInForm: '//h1[normalize-space(.)="Sign in"]',
} as const

/** Waits for an element to be visible, and returns its text. */
export function see(window: Window, xpath: string): Promise<string> {
  return poll(() => window.text(xpath), `${xpath} is not visible`)
}

/** Waits for an element to be gone. */
export async function seeNo(window: Window, xpath: string): Promise<void> {
  await poll(async () => ((await window.text(xpath)) === undefined ? true : undefined), `${xpath} is visible`)
}

/** Waits for the window's path to be this one. */
export async function seePath(window: Window, path: string): Promise<void> {
  const read = async (): Promise<true | undefined> =>
    (await window.evaluate<string>('location.pathname')) === path ? true : undefined
  await poll(read, `the path is not ${path}`)
}

export async function signInByPassword(window: Window): Promise<void> {
  await window.fill(elements.input('User name'), 'mini-mon')
  await window.fill(elements.input('Password'), 'password')
  await window.click(elements.button('Sign in'))
  await see(window, elements.account)
}

/** Signs in on the provider's pages, and allows the dashboard's request. */
export async function signInAtProvider(window: Window): Promise<void> {
  await poll(
    async () => (await window.evaluate<string>('location.pathname')).includes('/interaction/') || undefined,
    'the provider asks for the user name',
  )
  await window.fill('//input[@name="username"]', 'mini-mon')
  await window.fill('//input[@name="password"]', 'password')
  await window.click(elements.button('Sign in'))
  await window.click(elements.button('Allow'))
}

/** Milliseconds for a whole scenario on a busy machine. */
export const scenarioTime = 4 * waitLimit
