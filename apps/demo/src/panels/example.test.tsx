// @vitest-environment happy-dom
import { createClient } from '@monasca/core'
import { createEmulator } from '@monasca/emulator'
import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import { Example } from '../../examples/panel.js'

test('a panel of another app shows data of the emulator', async () => {
  const emulator = createEmulator({ fleet: { hosts: 3, hours: 1 }, oidc: false })
  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    authUrl: 'http://emulator.test/identity',
    projectName: 'mini-mon',
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  })
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  root.render(<Example client={client} />)
  await vi.waitFor(() => {
    expect(host.querySelector('h2')?.textContent).toBe('CPU of each host')
    // Three hosts, each with its name, a number with its unit and a line.
    const values = [...host.querySelectorAll('article li')].map((item) => item.textContent)
    expect(values).toHaveLength(3)
    for (const value of values) expect(value).toMatch(/^\w+-0\d.*\d\s%$/)
    expect(host.querySelectorAll('svg path').length).toBeGreaterThanOrEqual(3)
  })
  root.unmount()
  await emulator.close()
})
