/** A started browser. Both drivers offer the same few things, so that each scenario is written once. */
export type Browser = {
  /** Opens a window. All windows of a browser share cookies and storage. */
  newWindow(): Promise<Window>
  /** Every open window, in the order in which they were opened. */
  windows(): Promise<Window[]>
  /** Errors that pages threw and nothing caught, as far as the driver reports them. */
  errors: string[]
  close(): Promise<void>
}

/** A window or tab. Elements are named by XPath; `click` and `fill` wait until theirs can be used. */
export type Window = {
  /** The same for the same window. */
  id: string
  goto(url: string): Promise<void>
  reload(): Promise<void>
  click(xpath: string): Promise<void>
  /** Replaces the text of an input by typing. */
  fill(xpath: string, text: string): Promise<void>
  press(key: 'Escape' | 'Enter'): Promise<void>
  /** The text as rendered; `undefined` where the element is missing or hidden. */
  text(xpath: string): Promise<string | undefined>
  /** Runs an expression in the page. */
  evaluate<value>(expression: string): Promise<value>
}

/** How a browser is started. */
export type LaunchOptions = {
  /** The locale of the environment, such as `en_GB.UTF-8`. */
  lang: string
}

/** A browser that scenarios can run in. */
export type Driver = { name: string; launch(options: LaunchOptions): Promise<Browser> }

/** Milliseconds for anything to appear: much, as a busy machine may run this. */
export const waitLimit = 60_000

/** Calls `read` until it returns something, and returns that. */
export async function poll<value>(read: () => Promise<value | undefined>, what: string): Promise<value> {
  const end = Date.now() + waitLimit
  let problem: unknown
  for (;;) {
    try {
      const found = await read()
      if (found !== undefined) return found
      problem = undefined
    } catch (error) {
      // Documents that are being replaced cannot be asked.
      problem = error
    }
    if (Date.now() > end) throw new Error(`Timed out: ${what}`, { cause: problem })
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** An expression for the rendered text of the first visible element at an XPath, or null. */
export function textExpression(xpath: string): string {
  return `(() => {
    const found = document.evaluate(${JSON.stringify(xpath)}, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE)
    for (let index = 0; index < found.snapshotLength; index++) {
      const element = found.snapshotItem(index)
      if (element.getClientRects().length > 0) return element.innerText
    }
    return null
  })()`
}
