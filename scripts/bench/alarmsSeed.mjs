// Fills an emulator with alarms: hosts × services, whose last measurement decides at once.
import { createClient } from '@monasca/core'

const severities = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']
const regions = ['eu-west', 'eu-north', 'us-east']
const batch = 2000

/**
 * @param {{ fetch: typeof fetch }} emulator
 * @param {number} count number of alarms; about one in twenty fires
 */
export async function seedAlarms(emulator, count) {
  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    authUrl: 'http://emulator.test/identity',
    projectName: 'mini-mon',
    fetch: emulator.fetch,
  })
  const names = ['Disk nearly full', 'Memory exhausted', 'Process missing', 'Many errors']
  const metrics = ['disk.space_used_perc', 'mem.used_perc', 'process.missing', 'log.errors_per_sec']
  for (const [index, name] of names.entries()) {
    await client.alarmDefinitions.create({
      name,
      description: `${name}: see the runbook`,
      expression: `last(${metrics[index]}{service=shop}) > 90`,
      matchBy: ['hostname'],
      severity: severities[(index + 2) % 4],
    })
  }
  const now = Date.now()
  for (let start = 0; start < count; start += batch) {
    const size = Math.min(batch, count - start)
    await client.metrics.create(
      Array.from({ length: size }, (_, offset) => {
        const index = start + offset
        const host = Math.floor(index / names.length)
        return {
          name: metrics[index % names.length] ?? '',
          dimensions: {
            hostname: `web-${String(host).padStart(5, '0')}`,
            region: regions[host % regions.length] ?? '',
            service: 'shop',
          },
          timestamp: now,
          value: (index * 7919) % 100 > 95 ? 97 : (index * 31) % 90,
        }
      }),
    )
  }
  return client
}
