import { expect, test } from 'vitest'
import { expectedAnswers } from './support/expected.js'
import { runPython } from './support/run.js'
import { serveFile } from './support/server.js'
import { signIn } from './support/signIns.js'

const server = serveFile()

function variables(more: Record<string, string> = {}): Record<string, string> {
  return { OS_AUTH_URL: server.authUrl, MONASCA_API_URL: `${server.origin}/v2.0`, ...more }
}

// The scripts are the examples of python-monascaclient's documentation; then they call every method.
test.each([
  ['user name and password', 'usernamePassword.py'],
  ['a token', 'givenToken.py'],
  ['an existing session', 'existingSession.py'],
])('python-monascaclient: by %s', async (_way, script) => {
  const answers = await runPython(script, [await signIn(server)], variables())
  expect(answers).toEqual(expectedAnswers(server.origin))
})

test('python-monascaclient: a wrong password is an Unauthorized', async () => {
  const wrong = variables({ OS_PASSWORD: 'wrong' })
  await expect(runPython('usernamePassword.py', [], wrong)).rejects.toThrow(/Unauthorized.*\(HTTP 401\)/s)
})

test('python-monascaclient: writes of a read-only user are refused with a 401, as Monasca does', async () => {
  const reader = variables({ OS_USERNAME: 'reader' })
  await expect(runPython('usernamePassword.py', [], reader)).rejects.toThrow(/Unauthorized.*\(HTTP 401\)/s)
})
