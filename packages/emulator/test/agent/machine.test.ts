import { hostname } from 'node:os'
import { expect, test } from 'vitest'
import { createMachineReader, readMachineMetrics } from '../../src/agent/index.js'
import { createCpuReader } from '../../src/agent/machine/cpu.js'
import { toDimensionValue } from '../../src/agent/machine/dimensionValue.js'
import { createNetworkReader } from '../../src/agent/machine/network.js'

test('default: this machine, including rates, with names and dimensions of the Monasca agent', async () => {
  const metrics = await readMachineMetrics()
  const names = new Set(metrics.map((metric) => metric.name))
  for (const name of [
    'cpu.user_perc',
    'cpu.system_perc',
    'cpu.idle_perc',
    'cpu.percent',
    'mem.total_mb',
    'mem.usable_mb',
    'mem.usable_perc',
    'mem.free_mb',
    'mem.swap_total_mb',
  ]) {
    expect(names).toContain(name)
  }
  const known = /^(cpu|mem|load|disk|net)\.[a-z0-9_]+$/
  for (const { name, value, timestamp, dimensions } of metrics) {
    expect(name).toMatch(known)
    expect(Number.isFinite(value)).toBe(true)
    expect(Math.abs(Number(timestamp) - Date.now())).toBeLessThan(5000)
    expect(dimensions?.['hostname']).toBe(toDimensionValue(hostname()))
    expect(dimensions).not.toHaveProperty('source')
    if (name.endsWith('_perc') || name === 'cpu.percent') {
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(100.01)
    }
    if (name.startsWith('net.') || name === 'disk.space_used_perc') {
      expect(dimensions).toHaveProperty('device')
    }
  }
})

test('behavior: the first reading has no rates', async () => {
  const names = (await createMachineReader()()).map((metric) => metric.name)
  expect(names).toContain('mem.total_mb')
  expect(names.filter((name) => name.startsWith('cpu.') || name.startsWith('net.'))).toEqual([])
})

test('cpu: shares of the time between two readings', async () => {
  const readings = [
    { user: 100, system: 50, idle: 800, wait: 40, stolen: 10 },
    { user: 120, system: 60, idle: 860, wait: 50, stolen: 10 },
    { user: 120, system: 60, idle: 860, wait: 50, stolen: 10 },
  ]
  const read = createCpuReader(() => Promise.resolve(readings.shift() as (typeof readings)[number]))
  expect(await read()).toEqual([])
  expect(await read()).toEqual([
    { name: 'cpu.user_perc', value: 20 },
    { name: 'cpu.system_perc', value: 10 },
    { name: 'cpu.idle_perc', value: 60 },
    { name: 'cpu.wait_perc', value: 10 },
    { name: 'cpu.stolen_perc', value: 0 },
    { name: 'cpu.percent', value: 30 },
  ])
  expect(await read()).toEqual([])
})

test('cpu: what the system does not report is omitted', async () => {
  const readings = [0, 10].map((user) => ({
    user,
    system: 0,
    idle: user,
    wait: undefined,
    stolen: undefined,
  }))
  const read = createCpuReader(() => Promise.resolve(readings.shift() as (typeof readings)[number]))
  await read()
  expect(await read()).toEqual([
    { name: 'cpu.user_perc', value: 50 },
    { name: 'cpu.system_perc', value: 0 },
    { name: 'cpu.idle_perc', value: 50 },
    { name: 'cpu.percent', value: 50 },
  ])
})

test('network: rates per second, without loopback, new interfaces and restarted counters', async () => {
  const counters = (iface: string, bytes: number, errors = 0) => ({
    iface,
    rx_bytes: bytes,
    tx_bytes: bytes * 2,
    rx_errors: errors,
    tx_errors: Number.NaN,
    rx_dropped: 0,
    tx_dropped: 0,
  })
  const readings = [
    [counters('lo', 1000), counters('eth0', 1000, 5), counters('down', 0)],
    [counters('lo', 9000), counters('eth0', 6000, 3), counters('down', 0), counters('new"one', 7)],
    [counters('eth0', 6000, 3), counters('new"one', 17)],
  ]
  const times = [0, 5000, 10_000]
  const read = createNetworkReader(
    () => Promise.resolve(readings.shift() ?? []),
    () => times.shift() ?? 0,
  )
  expect(await read()).toEqual([])
  const dimensions = { device: 'eth0' }
  expect(await read()).toEqual([
    { name: 'net.in_bytes_sec', value: 1000, dimensions },
    { name: 'net.out_bytes_sec', value: 2000, dimensions },
    { name: 'net.in_packets_dropped_sec', value: 0, dimensions },
    { name: 'net.out_packets_dropped_sec', value: 0, dimensions },
  ])
  expect((await read()).filter(({ value }) => value > 0)).toEqual([
    { name: 'net.in_bytes_sec', value: 2, dimensions: { device: 'new_one' } },
    { name: 'net.out_bytes_sec', value: 4, dimensions: { device: 'new_one' } },
  ])
})

test('dimension values: characters that the API refuses are replaced', () => {
  expect(toDimensionValue('C:\\Users "me" & {you}, <all>=;')).toBe('C:_Users _me_ _ _you__ _all___')
  expect(toDimensionValue('/mnt/ä|b (c)')).toBe('/mnt/ä|b (c)')
  expect(toDimensionValue('')).toBe('unknown')
  expect([...toDimensionValue('💾'.repeat(300))]).toHaveLength(255)
})
