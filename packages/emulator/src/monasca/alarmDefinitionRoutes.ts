import type { Hono } from 'hono'
import type { MonascaContext } from './context.js'
import type { MonascaEnvironment } from './resource.js'

/** To come. */
export function alarmDefinitionRoutes(_app: Hono<MonascaEnvironment>, _context: MonascaContext): void {}
