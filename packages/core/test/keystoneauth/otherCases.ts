import { type Case, v3 } from './case.js'
import type { Step } from './task.js'

const metrics: readonly Step[] = [{ url: '/metrics', endpointFilter: { serviceType: 'monitoring' } }]
const endpoint = (url: string) => `${url}/v2.0`

/** Plugins that request no token, and the one that adds a second token. */
export const otherCases: readonly Case[] = [
  {
    name: 'NoAuth: with an endpoint',
    auth: (url) => ({ plugin: 'NoAuth', options: { endpoint: endpoint(url) } }),
    steps: () => metrics,
  },
  {
    name: 'HttpBasic: non-ASCII letters',
    auth: (url) => ({
      plugin: 'HttpBasic',
      options: { endpoint: endpoint(url), username: 'möni', password: 'pass:wörd' },
    }),
    steps: () => metrics,
  },
  {
    name: 'TokenEndpoint: with an endpoint',
    auth: (url) => ({ plugin: 'TokenEndpoint', options: { endpoint: endpoint(url), token: 'given' } }),
    steps: () => metrics,
  },
  {
    name: 'ServiceTokenAuthWrapper: two users',
    auth: (url) => ({
      plugin: 'ServiceTokenAuthWrapper',
      options: {
        userAuth: v3('V3Password', { userId: 'u1', password: 'p1', projectId: 'p1' })(url),
        serviceAuth: v3('V3Password', { userId: 'u2', password: 'p2', projectId: 'p2' })(url),
      },
    }),
  },
  ...Object.entries({
    'a project by id': { projectId: 'p1' },
    'a project by name and the id of its domain': { projectName: 'mini-mon', projectDomainId: 'default' },
    'a project by name and the name of its domain': { projectName: 'mini-mon', projectDomainName: 'Default' },
    'a project by id and a domain': { projectId: 'p1', domainId: 'default' },
    'a domain by id': { domainId: 'default' },
    'a domain by name': { domainName: 'Default' },
  }).map(
    ([name, scope]): Case => ({
      name: `V3TokenlessAuth: ${name}`,
      auth: v3('V3TokenlessAuth', scope),
      steps: () => [{ url: '/users', endpointFilter: { serviceType: 'identity' } }],
    }),
  ),
]
