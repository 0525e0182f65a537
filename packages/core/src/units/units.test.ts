import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatAxisValue,
  formatValue,
  isBinaryUnit,
  type MetricUnit,
  metricUnits,
  unitOfMetric,
} from './index.js'

const plain = (text: string) => text.replaceAll('\u202f', ' ')
const format = (value: number, unit: MetricUnit, locale = 'en') => plain(formatValue(value, unit, { locale }))

// The third column is what Grafana 12 shows for its unit in brackets, where it differs, and why.
test.each<[unit: MetricUnit, value: number, text: string, grafana?: string]>([
  // percent (percent)
  ['percent', 0, '0 %'],
  ['percent', 0.004, '0.00400 %'],
  ['percent', 3.456, '3.46 %'],
  ['percent', 12.34, '12.3 %'],
  ['percent', 100, '100 %'],
  ['percent', 12_345, '12,345 %', '12345%: no separators'],
  // number (short)
  ['number', 0, '0'],
  ['number', -0, '0'],
  ['number', 0.5, '0.500'],
  ['number', 42, '42'],
  ['number', -3, '-3'],
  ['number', 9.996, '10.0', '10.00: a fourth digit'],
  ['number', 999.96, '1,000', '1000'],
  ['number', 9999, '9,999', '10.00 K'],
  ['number', 1_234_567, '1.235M', '1.23 Mil'],
  ['number', 1e-9, '1E-9', '1e-9'],
  ['number', Number.NaN, 'NaN'],
  ['number', Number.POSITIVE_INFINITY, '∞'],
  // sizes (bytes, kbytes, mbytes, gbytes)
  ['bytes', 0, '0 B'],
  ['bytes', 1023, '1,023 B', '1023 B'],
  ['bytes', 1024, '1 KiB'],
  ['bytes', 1536, '1.50 KiB'],
  ['bytes', 1_073_741_824, '1 GiB'],
  ['kibibytes', 10_000_000, '9.54 GiB'],
  ['kibibytes', 1023.6, '1.00 MiB', '1024 KiB: a step of 1024'],
  ['mebibytes', 0, '0 MiB', '0 B: jumps to another unit'],
  ['mebibytes', 0.5, '512 KiB'],
  ['mebibytes', 8000, '7.81 GiB'],
  ['mebibytes', 3_000_000, '2.86 TiB'],
  ['gibibytes', 2048, '2 TiB'],
  ['gibibytes', Number.NEGATIVE_INFINITY, '-∞'],
  // rates (Bps, KiBs, bps)
  ['bytesPerSecond', 0, '0 B/s'],
  ['bytesPerSecond', 640, '640 B/s'],
  ['bytesPerSecond', 999.4, '999 B/s'],
  ['bytesPerSecond', 999.5, '1.00 kB/s', '1000 B/s'],
  ['bytesPerSecond', -999.5, '-1.00 kB/s', '-999 B/s'],
  ['bytesPerSecond', 1_250_000, '1.25 MB/s'],
  ['kibibytesPerSecond', 1, '1 KiB/s'],
  ['kibibytesPerSecond', 500, '500 KiB/s'],
  ['kibibytesPerSecond', 2048, '2 MiB/s'],
  ['bitsPerSecond', 2_500_000, '2.50 Mbit/s', '2.50 Mb/s'],
  ['perSecond', 12.5, '12.5 /s', '12.5 ops/s'],
  ['secondsPerSecond', 0.35, '0.350 s/s'],
  // times (ns, µs, ms, s, m, h, d)
  ['nanoseconds', 1500, '1.50 µs'],
  ['microseconds', 250, '250 µs'],
  ['milliseconds', 0.0024, '2.40 µs', '0.00240 ms'],
  ['milliseconds', 100, '100 ms'],
  ['milliseconds', 1250, '1.25 s'],
  ['milliseconds', 10_000_086.123, '2.78 h', '2.78 hour'],
  ['seconds', 0.0024, '2.40 ms'],
  ['seconds', 0.9996, '1.00 s', '1000 ms'],
  ['seconds', 59.97, '1.00 min', '60.0 s'],
  ['seconds', 90, '1.50 min'],
  ['seconds', 3599.9, '1.00 h', '60.0 min'],
  ['seconds', 3600, '1 h', '1 hour'],
  ['seconds', -3600, '-1 h', '-1 hour'],
  ['seconds', 86_399, '1.00 d', '24.0 hour'],
  ['minutes', 60, '1 h', '1 hour'],
  ['hours', 36, '1.50 d', '1.50 day'],
  ['days', 400, '400 d', '1.10 year'],
  ['megahertz', 2400, '2.40 GHz'],
  // states (bool)
  ['status', 0, 'OK', 'False'],
  ['status', 1, 'Not OK', 'True'],
  ['status', 4, 'Not OK (4)', 'True'],
  ['status', 0.25, '0.25', 'True: an average is none'],
  ['boolean', 0, 'No'],
  ['boolean', 1, 'Yes'],
  ['boolean', 2, '2', 'Yes'],
])('%s: %d is %s', (unit, value, text) => {
  expect(format(value, unit)).toBe(text)
})

test('separators follow the language', () => {
  expect(format(12.34, 'percent', 'de')).toBe('12,3 %')
  expect(format(1023, 'bytes', 'de')).toBe('1.023 B')
  expect(format(1_234_567, 'number', 'en-IN')).toBe('12.35L')
  expect(plain(formatAxisValue(2.5, 'mebibytes', { locale: 'fr' }))).toBe('2,5 MiB')
})

test('no value is written as a whole step, and none loses its sign', () => {
  const units = fc.constantFrom(...metricUnits.filter((unit) => unit !== 'status' && unit !== 'boolean'))
  const values = fc.double({ min: 1e-5, max: 1e12, noNaN: true })
  fc.assert(
    fc.property(units, values, (unit, value) => {
      const text = format(value, unit)
      expect(text).not.toMatch(/^(1,?000 (B|k|M|G)|1,?024 |60(\.0)? (s|min)$|24(\.0)? h$)/)
      expect(format(-value, unit)).toBe(`-${text}`)
    }),
  )
})

// The fourth column is what Grafana's unit in brackets shows at a tick, where it differs, and why. Its decimals follow the
// distance of ticks; ours are those that a round value needs.
test.each<[unit: MetricUnit, tick: number, text: string, grafana?: string]>([
  // percent (percent)
  ['percent', 0, '0', '0%: an axis needs no unit at zero'],
  ['percent', 25, '25 %', '25%'],
  ['percent', 2.5, '2.5 %', '2.5%'],
  ['percent', 0.25, '0.25 %', '0.25%'],
  ['percent', 100, '100 %', '100%'],
  ['percent', -50, '-50 %', '-50%'],
  // number (short)
  ['number', 0, '0'],
  ['number', 1, '1'],
  ['number', 1.5, '1.5'],
  ['number', 0.05, '0.05'],
  ['number', 1250, '1,250', 'K from 1,000 on: plain numbers are easier to compare'],
  ['number', 10_000, '10K', '10 K'],
  ['number', 2_500_000, '2.5M', '2.5 Mil'],
  ['number', 3e9, '3B', '3 Bil'],
  // sizes (bytes)
  ['bytes', 0, '0', '0 B'],
  ['bytes', 512, '512 B'],
  ['bytes', 1024, '1 KiB'],
  ['bytes', 1_048_576, '1 MiB'],
  ['bytes', 1_610_612_736, '1.5 GiB'],
  ['mebibytes', 8192, '8 GiB'],
  ['mebibytes', 20_480, '20 GiB'],
  // rates (Bps)
  ['bytesPerSecond', 500, '500 B/s'],
  ['bytesPerSecond', 1000, '1 kB/s'],
  ['bytesPerSecond', 2_500_000, '2.5 MB/s'],
  ['bytesPerSecond', -2000, '-2 kB/s'],
  ['kibibytesPerSecond', 2048, '2 MiB/s'],
  // times (ms, s)
  ['milliseconds', 250, '250 ms'],
  ['milliseconds', 1500, '1.5 s'],
  ['milliseconds', 120_000, '2 min'],
  ['seconds', 0.005, '5 ms'],
  ['seconds', 30, '30 s'],
  ['seconds', 90, '1.5 min'],
  ['seconds', 7200, '2 h', '2 hour'],
  ['seconds', 172_800, '2 d', '2 day'],
  // states (bool)
  ['status', 0, 'OK', 'False: the agent’s 0 is good'],
  ['status', 0.5, '0.5', 'True: between two states is none'],
  ['status', 1, 'Not OK', 'True'],
  ['boolean', 0, 'No', 'False'],
  ['boolean', 1, 'Yes', 'True'],
])('axis, %s: %d is %s', (unit, tick, text) => {
  expect(plain(formatAxisValue(tick, unit, { locale: 'en' }))).toBe(text)
})

test.each<[unit: MetricUnit, names: string[]]>([
  [
    'percent',
    ['cpu.user_perc', 'cpu.percent', 'vertica.license_usage_percent', 'container.mem.usage_percent'],
  ],
  [
    'bytes',
    ['ceph.osd.total_bytes', 'net.rx.bytes', 'vm.io.read_bytes_total', 'container.request.memory_bytes'],
  ],
  [
    'kibibytes',
    ['process.io.read_kbytes', 'apache.net.total_kbytes', 'vertica.resource.pool.memory_inuse_kb'],
  ],
  [
    'mebibytes',
    ['mem.free_mb', 'process.mem.rss_mbytes', 'disk.total_space_mb', 'mem.used_cache', 'mem.used_buffers'],
  ],
  ['gibibytes', ['vm.mem.free_gb', 'nova.vm.disk.total_allocated_gb']],
  [
    'bytesPerSecond',
    ['net.in_bytes_sec', 'ceph.cluster.recovery.bytes_per_sec', 'vm.io.read_bytes_total_sec'],
  ],
  ['kibibytesPerSecond', ['io.read_kbytes_sec', 'apache.net.kbytes_sec']],
  ['bitsPerSecond', ['net.in_bits_sec']],
  [
    'perSecond',
    [
      'net.in_errors_sec',
      'io.read_req_sec',
      'ceph.pool.recovery.keys_per_sec',
      'rabbitmq.queue.messages.rate',
    ],
  ],
  ['secondsPerSecond', ['io.read_time_sec', 'container.cpu.user_time_sec', 'cpu.total_time_sec']],
  ['nanoseconds', ['vm.cpu.time_ns']],
  ['milliseconds', ['kibana.resp_time_avg_ms']],
  [
    'seconds',
    [
      'monasca.collection_time_sec',
      'zookeeper.avg_latency_sec',
      'http_response_time',
      'ceph.osd.perf.apply_latency_seconds',
    ],
  ],
  ['days', ['https.cert_expire_days']],
  ['megahertz', ['cpu.frequency_mhz']],
  ['status', ['http_status', 'host_alive_status', 'vm.status', 'ntp.connection_status']],
  ['boolean', ['ceph.osd.up', 'kubernetes.node.memory_pressure']],
  [
    'number',
    ['load.avg_1_min', 'solidfire.iops.avg_5_sec', 'process.pid_count', '', 'parsec', 'items', 'comb'],
  ],
  ['number', [`${'x'.repeat(1_000_000)}_ms`]],
])('names of the agent: %s', (unit, names) => {
  for (const name of names) expect(unitOfMetric(name), name.slice(0, 60)).toBe(unit)
})

test('binary: sizes and binary rates', () => {
  expect(metricUnits.filter(isBinaryUnit)).toEqual([
    'bytes',
    'kibibytes',
    'mebibytes',
    'gibibytes',
    'kibibytesPerSecond',
  ])
})
