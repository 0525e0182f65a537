import { existsSync, readFileSync } from 'node:fs'

/** Pages that `npm run docs` generates write their part of the navigation beside them. */
const generated = (folder) => {
  const file = new URL(`../${folder}/sidebar.json`, import.meta.url)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}
const page = (text, link) => ({ text, link })
const group = (text, items, collapsed = true) => ({ text, items, collapsed })

/** A page that another part of the repository writes, once it exists. */
const optional = (text, link) =>
  existsSync(new URL(`..${link.replace(/\/$/, '/index')}.md`, import.meta.url)) ? [page(text, link)] : []

export const nav = [
  page('Quick start', '/start/quick-start'),
  page('Hooks', '/hooks/'),
  page('Errors', '/errors'),
  page('Playground', '/reference/playground'),
  {
    text: 'More',
    items: [
      page('Which page for me?', '/start/'),
      page('API reference', '/api/'),
      page('Real clouds', '/clouds/'),
      page('FAQ', '/faq'),
    ],
  },
]

export const sidebar = [
  group(
    'Start here',
    [
      page('Which page for me?', '/start/'),
      page('Quick start', '/start/quick-start'),
      page('Projects to copy', '/examples'),
      page('FAQ', '/faq'),
    ],
    false,
  ),
  group(
    'React',
    [
      page('Monasca in React', '/guides/react'),
      page('Sign-in with React', '/guides/sign-in-react'),
      page('Live charts', '/guides/live'),
      page('Which hook for which series?', '/recipes/which-series-hook'),
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
    page('Playground', '/reference/playground'),
    page('Evaluation and back-tests', '/guides/evaluation'),
    page('Alarm definitions as files', '/guides/definitions'),
  ]),
  group('Recipes', [
    page('Route guards and loaders', '/recipes/routers'),
    page('Hot reload', '/recipes/hmr'),
    page('Keep the cache across reloads', '/recipes/persist'),
    page('An existing OpenID library', '/recipes/existing-oidc-library'),
    page('A page for popups', '/recipes/popup-page'),
    page('A user without a project', '/recipes/no-project'),
    page('Content Security Policy', '/recipes/csp'),
  ]),
  group('Testing', [
    page('Test without a cloud', '/guides/emulator'),
    page('Mock Service Worker', '/recipes/msw'),
  ]),
  group('Real clouds', [
    page('Overview', '/clouds/'),
    page('A gateway', '/clouds/gateway'),
    page('CORS', '/clouds/cors'),
    page('OpenID in front of Keystone', '/clouds/openid'),
    ...optional('Deploy the dashboard', '/deploy/'),
    ...optional('Options', '/deploy/options'),
    ...optional('Docker', '/deploy/docker'),
    ...optional('systemd', '/deploy/systemd'),
    ...optional('nginx', '/deploy/nginx'),
  ]),
  group('Porting', [
    page('From python-monascaclient', '/porting/python-monascaclient'),
    page('From keystoneauth', '/porting/keystoneauth'),
    page('Comparisons', '/comparisons'),
  ]),
  group('React hooks', generated('hooks')),
  group('Options', generated('options')),
  group('API reference', generated('api')),
  group('Errors', [page('Causes and cures', '/errors')]),
  group('About', [
    page('Browser support', '/guides/browsers'),
    ...optional('Runtimes and versions', '/support/runtimes'),
    page('Sizes of whole pages', '/sizes'),
    ...optional('Performance', '/performance'),
    page('Security', '/security'),
  ]),
]
