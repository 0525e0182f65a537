// What the scripts print: one look for all of them.
const colour = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)

export const bold = (text) => paint(1, text)
export const dim = (text) => paint(2, text)
export const green = (text) => paint(32, text)
export const red = (text) => paint(31, text)
export const yellow = (text) => paint(33, text)

export function say(text = '') {
  console.log(text)
}

/** Prints what is being done, keeps the seconds moving on a terminal while it lasts, and says how long it took. */
export async function step(text, work) {
  const start = Date.now()
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`
  const live = process.stdout.isTTY
  let timer
  if (live) {
    process.stdout.write(`  … ${text}`)
    timer = setInterval(() => process.stdout.write(`\r  … ${text} ${dim(seconds())}`), 200)
  } else {
    say(`  … ${text}`)
  }
  try {
    const result = await work()
    say(`${live ? '\r' : ''}  ${green('✓')} ${text} ${dim(seconds())}   `)
    return result
  } catch (error) {
    say(`${live ? '\r' : ''}  ${red('✗')} ${text} ${dim(seconds())}   `)
    throw error
  } finally {
    clearInterval(timer)
  }
}
