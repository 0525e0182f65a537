import { parse } from 'valibot'
import { type Dashboard, dashboardSchema } from '../model/dashboard.js'
import fleet from './fleet.json'
import host from './host.json'
import monasca from './monasca.json'
import serviceHealth from './service-health.json'

/** The dashboards that come with the page, by id: files of the same format as exported ones. */
export const shippedDashboards: Readonly<Record<string, Dashboard>> = {
  host: parse(dashboardSchema, host),
  fleet: parse(dashboardSchema, fleet),
  'service-health': parse(dashboardSchema, serviceHealth),
  monasca: parse(dashboardSchema, monasca),
}

/** The shipped dashboard with an id. */
export function findShipped(id: string): Dashboard | undefined {
  return Object.hasOwn(shippedDashboards, id) ? shippedDashboards[id] : undefined
}
