/** Figures for operators, in Prometheus' form. Nothing by unit, ground or citizen. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter<L>({ name: `langnghe_${name}`, help, labelNames, registers })
  const gauge = (name: string, help: string) => new Gauge({ name: `langnghe_${name}`, help, registers })
  return {
    registry,
    accepted: counter('messages_accepted_total', 'Messages durably stored', ['channel']),
    duplicates: counter('messages_duplicate_total', 'Messages dropped because they were here before', [
      'channel',
    ]),
    ignored: counter('events_ignored_total', 'Signed events that are no message to the bot', [
      'channel',
      'kind',
    ]),
    refused: counter('webhooks_refused_total', 'Deliveries answered other than 200', ['channel', 'status']),
    turns: counter('turns_total', 'Turns by how they ended', ['outcome']),
    turnSeconds: new Histogram({
      name: 'langnghe_turn_seconds',
      help: 'From taking a lane to its commit',
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    sends: counter('sends_total', 'API calls by outcome', ['channel', 'outcome']),
    lanesDue: gauge('lanes_due', 'Citizens whose messages wait for a turn'),
    lanesDueAge: gauge('lanes_due_age_seconds', 'How long the oldest of them has waited'),
    outgoing: gauge('outgoing_waiting', 'Messages that wait to be sent'),
    outgoingAge: gauge('outgoing_age_seconds', 'How long the oldest of them has waited'),
    dead: gauge('dead_letters', 'Messages given up, for the operator to look at'),
  }
}
