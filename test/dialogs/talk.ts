/** A conversation in tests: what the citizen does goes through the interpreter, what the flows ask is answered by the real domain on SQLite. */
import type { Attachment, ChannelName, Incoming, Reply } from '../../src/channels/channel.ts'
import type { Effect, Effectful, Moment } from '../../src/conversation/effect.ts'
import { choose, type Flow, start, text } from '../../src/conversation/flow.ts'
import { hear, tell } from '../../src/conversation/hear.ts'
import type { House, HouseWords } from '../../src/conversation/house.ts'
import { newState, readState, type State } from '../../src/conversation/state.ts'
import { createPattern, type Pattern } from '../../src/database/copy-sqlite.ts'
import type { Write } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import type { Desk } from '../../src/desk.ts'
import { loadSeeds, SEEDS } from '../../src/seed/load-seeds.ts'
import { understand } from '../../src/understanding/understand.ts'
import { deskOver } from '../services/databases.ts'

/** Wednesday, 2026-11-25, 09:00 in Vietnam. */
export const MORNING = Date.parse('2026-11-25T09:00:00+07:00')

/** A database with the demonstration province, without dossiers. */
export async function aDesk(settings: Partial<Desk['settings']> = {}): Promise<Desk> {
  province ??= createPattern('province-of-talks', async (database) => {
    await migrate(database)
    await loadSeeds(deskOver(database), SEEDS, MORNING - 86_400_000)
  })
  const open = await province
  const desk = deskOver(await open())
  return { ...desk, settings: { ...desk.settings, ...settings } }
}

/** Laid once, since it takes fifty times as long as a copy. */
let province: Promise<Pattern> | null = null

export type Conversation = ReturnType<typeof aTalk>

/** A citizen's phone. Two with the same `user` are the same chat. With `house` the real words of the house are heard. */
export function aTalk(
  desk: Desk,
  flows: Flow[],
  options: { user?: string; channel?: ChannelName; at?: number; house?: House } = {},
) {
  const { user = 'someone', channel = 'zalo' } = options
  const house: House = options.house ?? {
    flows,
    understand,
    words: { vi: wordsOfTests, en: wordsOfTests },
    noticeAfterMs: null,
  }
  let stored = JSON.stringify(newState())
  let now = options.at ?? MORNING
  let count = 0

  async function turn(
    run: (state: State, moment: Omit<Moment, 'key'>) => Effectful<{ state: State; says: { reply: Reply }[] }>,
  ) {
    now += 60_000
    count += 1
    const message = `${user}-${channel}-${now}-${count}`
    const moment = {
      at: now,
      recordedAt: now,
      cause: message,
      citizen: desk.vault.ref('citizen', channel, 'account', user),
      address: { channel, account: 'account', user },
      draw: (purpose: string) =>
        Buffer.from(desk.vault.ref('draw', message, purpose).repeat(3)).toString('hex'),
    }
    const refusals = new Map<string, string>()
    for (;;) {
      const { result, writes } = await fold(desk, run(readState(stored)!, moment), moment, message, refusals)
      const refused = await commitAll(desk, writes)
      if (refused) {
        refusals.set(refused.key, refused.reason)
        continue
      }
      stored = JSON.stringify(result.state)
      return result.says.map(({ reply }) => reply)
    }
  }

  const hears = (incoming: Partial<Incoming>) => {
    const whole: Incoming = {
      id: 'x',
      sentAt: now,
      text: '',
      tap: null,
      attachments: [],
      contact: null,
      ...incoming,
    }
    return turn((state, moment) => hear(house, state, whole, moment))
  }

  return {
    user,
    /** What the citizen types; @returns all that is answered, in one text. */
    types: async (typed: string) => joined(await hears({ text: typed })),
    sends: async (attachments: Attachment[], words = '', contact: Incoming['contact'] = null) =>
      joined(await hears({ text: words, attachments, contact })),
    taps: async (payload: string, label = '') => joined(await hears({ tap: payload, text: label })),
    notice: async (kind: string, body: Record<string, unknown>) =>
      joined(await turn((state, moment) => tell(house, state, { kind, body }, moment))),
    /** The labels last offered. */
    offered: () => readState(stored)!.choices.map(({ label }) => label),
    choices: () => readState(stored)!.choices,
    /** The open question, `flow.question`; null when nothing is open. */
    open() {
      const { active } = readState(stored)!
      return active ? `${active.flow}.${active.question}` : null
    },
    draft: () => readState(stored)!.active?.draft ?? {},
    wait(ms: number) {
      now += ms
    },
  }
}

async function fold<T>(
  desk: Desk,
  flow: Effectful<T>,
  moment: Omit<Moment, 'key'>,
  message: string,
  refusals: Map<string, string>,
) {
  const writes: { key: string; writes: Write[] }[] = []
  let ordinal = 0
  let step: IteratorResult<Effect, T> = flow.next()
  while (!step.done) {
    const effect = step.value
    const key = `${message}.${ordinal}`
    if (effect.kind === 'look-up') {
      step = flow.next(await effect.find(desk, effect.ask as never, { ...moment, key }))
      continue
    }
    ordinal += 1
    const refused = refusals.get(key) ?? null
    if (refused === null)
      writes.push({ key, writes: effect.recorder(desk, effect.data as never, { ...moment, key }) })
    step = flow.next({ key, refused })
  }
  return { result: step.value, writes }
}

/** All records of a turn in one commit, as the mailbox does it. */
async function commitAll(desk: Desk, records: { key: string; writes: Write[] }[]) {
  if (records.length === 0) return null
  const owners = records.flatMap(({ key, writes }) => writes.map(() => key))
  const result = await desk.database.commit(records.flatMap(({ writes }) => writes))
  return 'refused' in result ? { key: owners[result.at]!, reason: result.refused } : null
}

function joined(replies: Reply[]): string {
  return replies.map((reply) => reply.text).join('\n---\n')
}

const menu = choose('[menu]', [])
/** Words that say what they stand for. */
export const wordsOfTests: HouseWords = {
  comfort: text('[comfort]'),
  languageHeard: text('[language heard]'),
  otherLanguage: text('[other language]'),
  either: (flows, feeling) =>
    choose(`[either ${flows.join(' or ')}${feeling ? `, ${feeling}` : ''}]`, [
      ...flows.map((flow) => ({ label: flow, payload: start(flow) })),
      { label: 'else', payload: 'ln:else' },
    ]),
  elseWhat: text('[else what]'),
  hint: (flow) => choose(`[hint ${flow}]`, [{ label: flow, payload: start(flow) }]),
  notMeant: (flow) => text(`[not meant ${flow}]`),
  oneByOne: (flows) => text(`[one by one ${flows.join(', ')}]`),
  nextWish: (flow, told) =>
    choose(`[next ${flow}: ${told}]`, [{ label: 'Tiếp tục', payload: `ln:resume:${flow}:next`, yes: true }]),
  notice: text('[notice]'),
  menu,
  help: text('[help]'),
  danger: text('[danger]'),
  thanks: text('[thanks]'),
  cancelled: text('[cancelled]'),
  nothingToCancel: text('[nothing to cancel]'),
  cannotGoBack: text('[cannot go back]'),
  notUnderstood: text('[not understood]'),
  toPerson: text('[to a person]'),
  attachmentAlone: text('[attachment alone]'),
  oldButton: text('[old button]'),
  restarted: text('[restarted]'),
  languageSet: text('[language set]'),
  humanSpeaks: text('[a person speaks]'),
  botBack: text('[the bot is back]'),
  goOn: (flow) => choose(`[go on with ${flow}]`, [{ label: 'Tiếp tục', payload: `ln:resume:${flow}` }]),
}
