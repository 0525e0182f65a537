import { existsSync, readFileSync } from 'node:fs'

/** Pages that `npm run docs` generates write their part of the navigation beside them. */
const generated = (folder) => {
  const file = new URL(`../${folder}/sidebar.json`, import.meta.url)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}
const page = (text, link) => ({ text, link })
const group = (text, items, collapsed = true) => ({ text, items, collapsed })

export const nav = [
  page('Quick start', '/start/quick-start'),
  page('Guides', '/guides/react'),
  page('Hooks', '/hooks/'),
  page('API', '/api/'),
  page('Errors', '/errors'),
  page('Playground', '/reference/playground'),
]

export const sidebar = [
  group(
    'Start here',
    [page('Which page for me?', '/start/'), page('Quick start', '/start/quick-start'), page('FAQ', '/faq')],
    false,
  ),
  group(
    'React',
    [
      page('Monasca in React', '/guides/react'),
      page('Sign-in with React', '/guides/sign-in-react'),
      page('Live charts', '/guides/live'),
    ],
    false,
  ),
  group('Client', [
    page('The Monasca API', '/guides/monasca-api'),
    page('Lists and pages', '/guides/paging'),
    page('Series as columns', '/guides/series'),
    page('Time ranges and units', '/guides/time'),
    page('Sessions, adapters, logs', '/guides/session'),
    page('Node', '/guides/node'),
  ]),
  group('Sign-in', [
    page('Sign-in in a page', '/guides/sign-in'),
    page('Authentication plugins', '/guides/identity/'),
    page('Password', '/guides/identity/password'),
    page('Token', '/guides/identity/token'),
    page('One-time codes', '/guides/identity/totp'),
    page('Several factors', '/guides/identity/multi-factor'),
    page('Application credentials', '/guides/identity/application-credential'),
    page('OpenID: common options', '/guides/identity/openid'),
    page('OpenID: authorization code', '/guides/identity/oidc-authorization-code'),
    page('OpenID: access token', '/guides/identity/oidc-access-token'),
    page('OpenID: device flow', '/guides/identity/oidc-device'),
    page('OpenID: client credentials', '/guides/identity/oidc-client-credentials'),
    page('OpenID: password', '/guides/identity/oidc-password'),
    page("Keystone's OAuth2", '/guides/identity/oauth2'),
    page('Client certificates', '/guides/identity/x509'),
    page('Another cloud', '/guides/identity/keystone2keystone'),
    page('Service tokens', '/guides/identity/service-token'),
    page('Without Keystone', '/guides/identity/without-keystone'),
  ]),
  group('Alarms', [
    page('Alarm expressions', '/guides/expressions'),
    page('Evaluation and back-tests', '/guides/evaluation'),
    page('Alarm definitions as files', '/guides/definitions'),
  ]),
  group('Testing', [page('Test without a cloud', '/guides/emulator')]),
  group('React hooks', generated('hooks')),
  group('Options', generated('options')),
  group('API reference', generated('api')),
  group('Errors', [page('Causes and cures', '/errors')]),
  group('Porting', [page('From keystoneauth', '/porting/keystoneauth')]),
  group('About', [page('Browser support', '/guides/browsers'), page('Security', '/security')]),
]
