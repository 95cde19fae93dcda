/** Figures for operators, in Prometheus' form. Nothing by unit, ground or citizen. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { FILE_TROUBLES } from '../attachments/attachment.ts'
import type { SendFailure } from '../channels/channel.ts'
import { MAIL_FAILURES } from '../officials-told/mail-outcome.ts'

/** How an API call ends: with the message sent, in a class of failure, or before it begins (`no_channel`: its account is not connected any more). */
export type SendClass = SendFailure | 'sent' | 'no_channel'

/** What was being done when a store could not be reached. */
export type Doing = 'accept' | 'turn' | 'send' | 'look'

export type Metrics = ReturnType<typeof createMetrics>

/** The figures of one process. Those of the mailbox (`lanesDue` to `ready`) are the same in all processes and are set when asked for. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter<L>({ name: `langnghe_${name}`, help, labelNames, registers })
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge<L>({ name: `langnghe_${name}`, help, labelNames, registers })
  const seconds = <L extends string>(name: string, help: string, buckets: number[], labelNames: L[] = []) =>
    new Histogram<L>({ name: `langnghe_${name}_seconds`, help, buckets, labelNames, registers })

  const metrics = {
    registry,
    accepted: counter('messages_accepted_total', 'Messages durably stored', ['channel']),
    duplicates: counter('messages_duplicate_total', 'Messages dropped because they were here before', [
      'channel',
    ]),
    ignored: counter('events_ignored_total', 'Signed events that are no message to the bot', [
      'channel',
      'kind',
    ]),
    events: counter('events_total', 'Signed events besides messages that have an effect', [
      'channel',
      'kind',
    ]),
    accountTrouble: counter(
      'account_trouble_total',
      'What platforms told of our accounts that somebody must act on',
      ['channel', 'kind'],
    ),
    refused: counter('webhooks_refused_total', 'Deliveries answered other than 200', ['channel', 'status']),
    webhookSeconds: seconds(
      'webhook',
      'From a delivery to its answer, whatever the answer',
      [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      ['channel'],
    ),
    turns: counter('turns_total', 'Turns by how they ended', ['outcome']),
    turnSeconds: seconds('turn', 'From taking a lane to its commit', [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10]),
    leaseLosses: counter(
      'lease_losses_total',
      'Turns whose commit was refused because another worker had the lane by then',
    ),
    sends: counter('sends_total', 'API calls by how they ended', ['channel', 'outcome']),
    givenUp: counter('messages_given_up_total', 'Messages that became dead letters', ['channel']),
    officialMails: counter('official_mails_total', 'E-mails to officials by how each try ended', ['outcome']),
    attachments: counter('attachments_total', 'Files that citizens sent along, kept or why not', ['outcome']),
    storeTrouble: counter('store_trouble_total', 'Times a store could not be reached or written', ['doing']),
    lanesDue: gauge('lanes_due', 'Citizens whose messages wait for a turn'),
    lanesDueAge: gauge('lanes_due_age_seconds', 'How long the oldest of them has waited'),
    outgoing: gauge('outgoing_waiting', 'Messages that wait to be sent'),
    outgoingAge: gauge('outgoing_age_seconds', 'How long the oldest of them has waited'),
    dead: gauge('dead_letters', 'Messages given up, for the operator to look at'),
    channelReady: gauge('channel_ready', '1 while an OA or a Page works, 0 when somebody must act', [
      'channel',
      'account',
    ]),
    ready: gauge('ready', '1 when /health/ready calls this part ok, else 0', ['part']),
  }
  beginAtZero(metrics)
  return metrics
}

/** Adds what Node tells of the process: processor time, memory, event loop lag. Once a process: it keeps a timer for good. */
export function watchProcess({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry })
}

const SENDS: Record<SendClass, true> = {
  sent: true,
  temporary: true,
  rate_limited: true,
  window_closed: true,
  unreachable: true,
  credentials: true,
  rejected: true,
  unknown_outcome: true,
  no_channel: true,
}

/** A counter that appears with its first event hides that event from `increase()`, and so from alarms. */
function beginAtZero(
  metrics: Pick<
    Metrics,
    | 'accepted'
    | 'duplicates'
    | 'turns'
    | 'refused'
    | 'sends'
    | 'givenUp'
    | 'storeTrouble'
    | 'attachments'
    | 'officialMails'
  >,
) {
  for (const outcome of ['done', 'lost', 'failed', 'store_away']) metrics.turns.inc({ outcome }, 0)
  for (const outcome of ['kept', ...FILE_TROUBLES]) metrics.attachments.inc({ outcome }, 0)
  for (const outcome of ['sent', 'dropped', ...MAIL_FAILURES]) metrics.officialMails.inc({ outcome }, 0)
  for (const doing of ['accept', 'turn', 'send', 'look'] satisfies Doing[])
    metrics.storeTrouble.inc({ doing }, 0)
  for (const channel of ['zalo', 'messenger']) {
    metrics.accepted.inc({ channel }, 0)
    metrics.duplicates.inc({ channel }, 0)
    for (const status of ['400', '401', '413', '500', '503']) metrics.refused.inc({ channel, status }, 0)
    for (const outcome of Object.keys(SENDS)) metrics.sends.inc({ channel, outcome }, 0)
    metrics.givenUp.inc({ channel }, 0)
  }
}
