import { createClientFromCloud } from '@monasca/core/node'

const client = createClientFromCloud(process.argv[2] ?? 'emulator')

const { elements: alarms } = await client.alarms.list({ state: 'ALARM' })
console.log(`${alarms.length} alarms fire`)
for (const { alarmDefinition, metrics } of alarms) {
  console.log(
    `  ${alarmDefinition.severity} ${alarmDefinition.name} on ${metrics[0]?.dimensions['hostname']}`,
  )
}

const { elements: hosts } = await client.metrics.listStatistics({
  name: 'cpu.user_perc',
  groupBy: ['hostname'],
  statistics: ['avg'],
  period: 3600, // seconds
  startTime: Date.now() - 3_600_000,
})
const loads = hosts.map(({ dimensions, statistics }) => ({
  hostname: dimensions['hostname'],
  load: statistics.at(-1)?.avg ?? 0,
}))
loads.sort((a, b) => b.load - a.load)
console.log('Busiest hosts in the last hour')
for (const { hostname, load } of loads.slice(0, 3)) console.log(`  ${hostname}: ${load.toFixed(1)} %`)

await client.close()
