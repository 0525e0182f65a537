import { checkAlarmWebhook } from './alarmWebhook.mjs'
import { checkImportMap } from './importMap.mjs'
import { checkNextApp } from './nextApp.mjs'
import { checkNodeClouds } from './nodeClouds.mjs'
import { checkQuickStart } from './quickStart.mjs'
import { checkViteReact } from './viteReact.mjs'
import { checkVitest } from './vitest.mjs'

/**
 * How to use each example after its type check and its build, by folder.
 *
 * @typedef {{ folder: string, url: string, issuer: string, browser: import('@playwright/test').Browser | undefined }} Example
 * @type {Record<string, (example: Example) => Promise<void>>}
 */
export const checks = {
  'quick-start': checkQuickStart,
  'vite-react': checkViteReact,
  'next-app': checkNextApp,
  'import-map': checkImportMap,
  'node-clouds': checkNodeClouds,
  vitest: checkVitest,
  'alarm-webhook': checkAlarmWebhook,
}
