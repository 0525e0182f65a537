import { expect, test } from 'vitest'
import { readSignInSearch } from './signInSearch.js'

const none = { redirect: undefined, sso: undefined, elsewhere: undefined }

test.each<[Record<string, string>, object]>([
  [{}, none],
  [{ redirect: '/alarms?state=ALARM' }, { ...none, redirect: '/alarms?state=ALARM' }],
  [{ redirect: '/' }, none],
  [{ redirect: '//other.example/' }, none],
  [{ redirect: 'javascript:alert(1)' }, none],
  [{ redirect: '/sign-in?sso=true' }, none],
  [
    { sso: 'true', elsewhere: 'true' },
    { ...none, sso: true, elsewhere: true },
  ],
  [{ sso: '1', elsewhere: '' }, none],
])('search %j', (search, expected) => {
  expect(readSignInSearch(`?${new URLSearchParams(search)}`)).toEqual(expected)
})
