// What runtimes with Node's modules have to do with `@monasca/core/node`: use certificates and proxies, or refuse them.
import { createClient, createNodeFetch } from '@monasca/core/node'

function check(condition, what) {
  if (!condition) throw new Error(`Failed: ${what}`)
}

const options = { method: 'GET', redirect: 'manual' }

async function read(settings, url) {
  const fetch = createNodeFetch({ env: {}, onWarning: () => undefined, ...settings })
  try {
    return await (await fetch(url, options)).text()
  } catch {
    return 'refused'
  } finally {
    await fetch.close()
  }
}

/** @param {{ url: string, tls: string, mutual: string, proxy: string, ca: string, cert: string, key: string }} addresses */
export async function exerciseNode({ url, tls, mutual, proxy, ca, cert, key }) {
  check((await read({}, tls)) === 'refused', 'an unknown authority is refused')
  check((await read({ verify: ca }, tls)) === 'hello', '`verify` with the path of an authority')
  check((await read({ verify: false }, tls)) === 'hello', '`verify: false`')
  check((await read({ verify: ca }, mutual)) === 'refused', 'a server that requires a client certificate')
  check((await read({ verify: ca, cert, key }, mutual)) === 'hello', '`cert` and `key`')
  check((await read({ verify: ca, proxy }, tls)) === 'hello', '`proxy` for https')
  const log = await (await fetch(`${proxy}/log`)).json()
  check(log.length === 1 && log[0] === new URL(tls).host, `the proxy is used: ${log}`)

  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    projectName: 'mini-mon',
    authUrl: `${url}/identity`,
    env: {},
  })
  await client.metrics.listNames()
  await client.close()
}
