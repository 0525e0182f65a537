import { maskCredentials } from './credentialsInUrl.js'

/** Masks the credentials of every URL in a text. */
export function maskAddresses(text: string): string {
  let clean = ''
  let done = 0
  for (let slashes = text.indexOf('//'); slashes >= 0; slashes = text.indexOf('//', done)) {
    const ending = /[\s"'<>]|$/g
    ending.lastIndex = slashes
    const end = ending.exec(text)?.index ?? text.length
    clean += text.slice(done, slashes) + maskCredentials(text.slice(slashes, end))
    done = end
  }
  return clean + text.slice(done)
}
