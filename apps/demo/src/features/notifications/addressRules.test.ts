import { expect, test } from 'vitest'
import { addressWords, findAddressAdvice, findAddressProblem } from './addressRules.js'

test.each([
  ['EMAIL', 'ops@example.org', undefined],
  ['EMAIL', 'a@b', undefined],
  ['EMAIL', 'name@', 'An email address has text on both sides of the @.'],
  ['EMAIL', '@example.org', 'An email address has text on both sides of the @.'],
  ['EMAIL', 'a@b\nBcc: c@d', 'An email address has text on both sides of the @.'],
  ['EMAIL', '', 'Enter an email address.'],
  ['WEBHOOK', 'https://hooks.test:8443/x?y=1', undefined],
  ['WEBHOOK', 'HTTP://hooks.test', undefined],
  ['WEBHOOK', 'ftp://hooks.test', 'Start with http:// or https://.'],
  ['WEBHOOK', 'hooks.test/x', 'Start with http:// or https://.'],
  ['WEBHOOK', 'http:hooks.test', 'The URL has no valid host.'],
  ['WEBHOOK', 'https://', 'The URL has no valid host.'],
  ['WEBHOOK', '', 'Enter a URL.'],
  ['PAGERDUTY', 'any text', undefined],
  ['PAGERDUTY', '', 'Enter an integration key.'],
  ['SLACK', '#channel', undefined],
  ['PAGER', '', 'Enter an address.'],
])('problem of %s %j: %s', (type, address, problem) => {
  expect(findAddressProblem(type, address)).toBe(problem)
})

test('the length is counted in characters, not in UTF-16 units', () => {
  expect(findAddressProblem('PAGERDUTY', '😀'.repeat(512))).toBeUndefined()
  expect(findAddressProblem('PAGERDUTY', '😀'.repeat(513))).toBe('Use at most 512 characters.')
})

test.each([
  ['EMAIL', 'ops @example.org', 'Email addresses contain no spaces.'],
  ['EMAIL', 'ops@example.org', undefined],
  ['SLACK', '#channel', 'Start with http:// or https://.'],
  ['SLACK', 'https://hooks.slack.com/services/T/B/x', undefined],
  ['JIRA', 'https://jira.test/', 'Add the project: ?project=OPS'],
  ['JIRA', 'https://jira.test/?project=OPS&component=net', undefined],
  ['PAGERDUTY', 'https://events.pagerduty.com', 'Enter the key alone, not a URL.'],
  ['WEBHOOK', 'not a URL', undefined],
  ['CUSTOM', 'anything', undefined],
])('advice for %s %j: %s', (type, address, advice) => {
  expect(findAddressAdvice(type, address)).toBe(advice)
})

test('words: every type has a label', () => {
  expect(addressWords('EMAIL').label).toBe('Email address')
  expect(addressWords('CUSTOM').label).toBe('Address')
})
