/** One pass over a citizen's waiting messages: folds them through the flows, answers what flows ask, collects what must be kept. */
import type { Instant } from '../calendar/instant.ts'
import type { Channel, OutgoingPart } from '../channels/channel.ts'
import type { Desk } from '../desk.ts'
import type { LaneAdapter } from './bot-framework.ts'
import type { Effect, Effectful, Moment } from './effect.ts'
import { fitState } from './fit-state.ts'
import { hear, heed, tell } from './hear.ts'
import type { House } from './house.ts'
import { KEPT_FOR_MS, type Letter, type Turn, type TurnRecord, type TurnResult } from './mailbox.ts'
import type { Said } from './pass.ts'
import { newState, readState, type State } from './state.ts'

export type TurnTools = { desk: Desk; house: House; bot: LaneAdapter; channel: Pick<Channel, 'render'> }

/**
 * Decides a turn. The same messages, answers and refusals give the same result, wherever the cut between turns falls:
 * of several messages only the questions in between go unsaid. A turn ends with the first message that makes a record:
 * the look-ups of the next one must see it.
 *
 * @param now only for what is noted as the time of recording
 * @param refusals records that a rule refused in an earlier try, by key
 */
export async function decide(
  tools: TurnTools,
  turn: Turn,
  refusals: ReadonlyMap<string, string>,
  now: Instant,
): Promise<TurnResult> {
  const { house, bot } = tools
  const records: TurnRecord[] = []
  const notes: TurnRecord[] = []
  let { state, apology } = openState(house, turn)
  const says: { said: Said[]; letter: Turn['letters'][number]; heardAt: Instant }[] = []
  let wakesKept = false
  for (const letter of turn.letters) {
    const moment = momentOf(tools.desk, turn, letter, now)
    const { channel, account } = turn.address
    if ('message' in letter.letter || 'contact' in letter.letter)
      wakesKept ||= letter.receivedAt < state.keptUntil
    const said = await bot.hear(turn.lane, channel, account, letter.letter, async () => {
      const what = letter.letter
      const heard =
        'notice' in what
          ? tell(house, state, what.notice, moment)
          : 'message' in what
            ? hear(house, state, what.message, moment)
            : null
      const result =
        heard === null
          ? heed(house, state, what as Exclude<Letter, { notice: unknown } | { message: unknown }>, moment)
          : await answerEffects(tools.desk, heard, moment, letter.deliveryKey, refusals, { records, notes })
      state = result.state
      return [...apology, ...result.says]
    })
    apology = []
    says.push({ said, letter, heardAt: state.lastAt })
    if (records.length > 0) break
  }
  const hotlines = Object.values(house.words).flatMap(({ danger, comfort }) => [danger, comfort])
  const urgent = new Set<string>()
  const replies = says.flatMap(({ said, letter, heardAt }, at) => {
    const notice = 'notice' in letter.letter ? { id: letter.letter.notice.id, heardAt } : null
    const last = at === says.length - 1
    const own = outgoing(tools.channel, said, letter.deliveryKey, notice, last)
    const nth = said.findIndex(({ reply }) => hotlines.includes(reply))
    for (const { id } of own) if (id.startsWith(`${letter.deliveryKey}.${nth}.`)) urgent.add(id)
    return last || !('message' in letter.letter) ? own : quoting(own, letter.letter.message.id)
  })
  const open = house.flows.find((flow) => flow.name === state.active?.flow)
  const question = open?.questions.find((one) => one.id === state.active?.question)
  return {
    state: JSON.stringify(state),
    taken: says.length,
    gathers: question?.gathers ?? false,
    records: [...records, ...notes],
    // Nothing goes out before the hotlines, whatever was written before; what is kept waits for the message after.
    replies: [...replies.filter(({ id }) => urgent.has(id)), ...replies.filter(({ id }) => !urgent.has(id))],
    ...(wakesKept && urgent.size === 0 ? { wakesKept: true as const } : {}),
  }
}

/** A turn after which the conversation begins anew and the citizen is told so: for a message that the house cannot digest. */
export function giveUp(tools: TurnTools, turn: Turn): TurnResult {
  const state = { ...stateAfresh(turn), lastAt: turn.letters.at(-1)?.receivedAt ?? turn.lastAt }
  const { restarted, menu } = tools.house.words[state.language]
  const says = [restarted, menu].map((reply) => ({ reply, asks: false }))
  const key = turn.letters.at(-1)?.deliveryKey ?? `${turn.lane}-${turn.fence}`
  return {
    state: JSON.stringify({ ...state, choices: menu.choices }),
    taken: turn.letters.length,
    gathers: false,
    records: [],
    replies: outgoing(tools.channel, says, key, null, true),
  }
}

function openState(house: House, turn: Turn): { state: State; apology: Said[] } {
  const fresh = stateAfresh(turn)
  if (turn.state === null) return { state: fresh, apology: [] }
  const stored = readState(turn.state)
  const { state, dropped } = stored ? fitState(house, stored) : { state: fresh, dropped: true }
  const { restarted } = house.words[state.language]
  return { state, apology: dropped ? [{ reply: restarted, asks: false }] : [] }
}

/** For a lane whose state was cleaned away or cannot be read: a notice may be waiting for its citizen all the same. */
function stateAfresh({ lastAt }: Turn): State {
  return { ...newState(), noticeAt: lastAt || null, lastAt, keptUntil: lastAt && lastAt + KEPT_FOR_MS }
}

/** Chance comes from the message itself, under the deployment's index key: a redone turn draws the same. */
function momentOf(
  desk: Desk,
  turn: Turn,
  letter: Turn['letters'][number],
  now: Instant,
): Omit<Moment, 'key'> {
  return {
    at: letter.receivedAt,
    recordedAt: now,
    // Another digest than the inbox has: a table alone links nobody. Few turns keep anything, so it is made when asked for.
    get cause() {
      return desk.vault.ref('cause', letter.deliveryKey)
    },
    citizen: turn.lane,
    address: turn.address,
    draw: (purpose) => desk.vault.draw(letter.deliveryKey, purpose),
  }
}

/** Drives a flow: answers its look-ups, collects its records under keys of (message, ordinal), and what it notes. */
async function answerEffects<T>(
  desk: Desk,
  flow: Effectful<T>,
  moment: Omit<Moment, 'key'>,
  message: string,
  refusals: ReadonlyMap<string, string>,
  kept: { records: TurnRecord[]; notes: TurnRecord[] },
): Promise<T> {
  let ordinal = 0
  let step: IteratorResult<Effect, T> = flow.next()
  while (!step.done) {
    const effect = step.value
    if (effect.kind === 'look-up') {
      const key = `${message}.${ordinal}`
      step = flow.next(await effect.find(desk, effect.ask as never, { ...moment, key }))
      continue
    }
    const key = effect.kind === 'note' ? `${message}.note` : `${message}.${ordinal++}`
    const refused = refusals.get(key) ?? null
    const writes = refused === null ? effect.recorder(desk, effect.data as never, { ...moment, key }) : []
    if (effect.kind === 'record' && refused === null) kept.records.push({ key, writes })
    if (effect.kind === 'note' && writes.length > 0) kept.notes.push({ key, writes })
    step = flow.next({ key, refused })
  }
  return step.value
}

/** Outbox rows, one for each API call. Ids count the questions left unsaid too, so that they never depend on the cut. */
function outgoing(
  channel: Pick<Channel, 'render'>,
  says: Said[],
  message: string,
  notice: { id: string; heardAt: Instant } | null,
  last: boolean,
): TurnResult['replies'] {
  return says.flatMap((said, ordinal) =>
    said.asks && !last
      ? []
      : channel.render(said.reply).map((part, piece) => ({
          id: `${message}.${ordinal}.${piece}`,
          notice: notice?.id ?? null,
          part:
            notice === null ? part : { ...part, heardAt: notice.heardAt, ...beyond(said, ordinal + piece) },
        })),
  )
}

/** Of several messages answered together, the answers to the earlier ones say which they answer. */
function quoting([first, ...others]: TurnResult['replies'], quotes: string): TurnResult['replies'] {
  return first ? [{ ...first, part: { ...first.part, quotes } }, ...others] : []
}

/** Stands on the first part of a notice alone: a template tells it once. */
function beyond({ reply }: Said, at: number): Pick<OutgoingPart, 'beyond'> {
  return at === 0 && reply.beyond ? { beyond: reply.beyond } : {}
}
