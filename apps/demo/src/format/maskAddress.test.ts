import { expect, test } from 'vitest'
import { maskAddress } from './maskAddress.js'

test.each([
  ['EMAIL', 'ops@example.org', 'ops@example.org'],
  ['PAGERDUTY', 'e93facc04764012d7bfb002500d5d1a6', '••••••'],
  ['WEBHOOK', 'http://hooks.test', 'http://hooks.test'],
  ['WEBHOOK', 'https://hooks.test:8443/monasca/alarms', 'https://hooks.test:8443/monasca/alarms'],
  ['WEBHOOK', 'https://user:secret@hooks.test/', 'https://user:••••••@hooks.test/'],
  ['WEBHOOK', 'https://token@hooks.test/', 'https://••••••@hooks.test/'],
  ['WEBHOOK', 'https://hooks.test/?token=abc&mode', 'https://hooks.test/?token=••••••&mode'],
  ['WEBHOOK', 'https://hooks.test/x?a=b=c#key', 'https://hooks.test/x?a=••••••#••••••'],
  [
    'SLACK',
    'https://hooks.slack.com/services/T00/B00/a1b2c3d4e5f6a7b8c9d0',
    'https://hooks.slack.com/services/T00/B00/••••••',
  ],
  ['JIRA', 'https://jira.test/?project=OPS', 'https://jira.test/?project=OPS'],
  ['WEBHOOK', 'not a URL', 'not a URL'],
  ['CUSTOM', 'a secret', '••••••'],
])('%s %s is shown as %s', (type, address, text) => {
  expect(maskAddress(type, address)).toEqual({ text, isMasked: text !== address })
})
