import { expect, test } from 'vitest'
import { readSignInSearch } from './signInSearch.js'

const none = { redirect: undefined, sso: undefined, elsewhere: undefined }

test.each([
  ['', none],
  ['?redirect=%2Falarms%3Fstate%3DALARM', { ...none, redirect: '/alarms?state=ALARM' }],
  ['?redirect=%2F', none],
  ['?redirect=%2F%2Fother.example%2F', none],
  ['?redirect=javascript%3Aalert(1)', none],
  ['?redirect=%2Fsign-in%3Fsso%3Dtrue', none],
  ['?sso=true&elsewhere=true', { ...none, sso: true, elsewhere: true }],
  ['?sso=1&elsewhere=', none],
])('search %j', (search, expected) => {
  expect(readSignInSearch(search)).toEqual(expected)
})
