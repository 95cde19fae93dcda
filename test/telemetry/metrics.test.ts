/** The figures themselves: there from the start, and telling nothing of citizens, units or grounds. */
import { expect, test } from 'vitest'
import { createMetrics, watchProcess } from '../../src/telemetry/metrics.ts'

test('labels say only how, where in the program and on which channel', async () => {
  const figures = await createMetrics().registry.getMetricsAsJSON()
  const labels = new Set(
    figures.flatMap(({ values }) => values.flatMap((value) => Object.keys(value.labels))),
  )
  expect([...labels].sort()).toEqual(['channel', 'doing', 'le', 'outcome', 'status'])
})

test('what an alarm waits for is there before it first happens', async () => {
  const text = await createMetrics().registry.metrics()
  for (const sample of [
    'langnghe_messages_accepted_total{channel="zalo"} 0',
    'langnghe_messages_accepted_total{channel="messenger"} 0',
    'langnghe_messages_duplicate_total{channel="zalo"} 0',
    'langnghe_messages_duplicate_total{channel="messenger"} 0',
    'langnghe_turns_total{outcome="failed"} 0',
    'langnghe_lease_losses_total 0',
    'langnghe_webhooks_refused_total{channel="zalo",status="401"} 0',
    'langnghe_sends_total{channel="messenger",outcome="credentials"} 0',
    'langnghe_store_trouble_total{doing="accept"} 0',
  ])
    expect(text).toContain(`${sample}\n`)
})

test('two processes of a test keep figures of their own', async () => {
  const [one, other] = [createMetrics(), createMetrics()]
  one.leaseLosses.inc()
  expect((await other.leaseLosses.get()).values[0]!.value).toBe(0)
})

test('the process is watched where one asks for it', async () => {
  const metrics = createMetrics()
  expect(await metrics.registry.metrics()).not.toContain('nodejs_')
  watchProcess(metrics)
  const text = await metrics.registry.metrics()
  for (const name of ['process_cpu_seconds_total', 'nodejs_eventloop_lag_p99_seconds'])
    expect(text).toContain(`\n${name} `)
})
