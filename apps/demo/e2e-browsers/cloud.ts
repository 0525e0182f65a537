import { createEmulator, type Emulator, type EmulatorOptions } from '@monasca/emulator'
import { startServer } from '../e2e/fixtures/startServer.js'

/** A Keystone with its OpenID provider, Monasca, and a dashboard in front of them. */
export type Cloud = { address: string; emulator: Emulator; close(): Promise<void> }

export async function startCloud(options: EmulatorOptions = {}): Promise<Cloud> {
  const emulator = createEmulator(options)
  try {
    const { url } = await emulator.listen({ port: 0 })
    const discovery = `${emulator.issuer}/.well-known/openid-configuration`
    const server = startServer([
      ...['--port', '0', '--keystone-url', `${url}/identity`, '--monasca-url', `${url}/v2.0`],
      ...['--oidc-discovery', discovery, '--identity-provider', 'emulator', '--provider-name', 'Example'],
    ])
    const close = async (): Promise<void> => {
      server.child.kill('SIGKILL')
      await server.exit
      await emulator.close()
    }
    return { address: await server.address(), emulator, close }
  } catch (error) {
    await emulator.close()
    throw error
  }
}
