/** One pass over a citizen's waiting messages: folds them through the flows, answers what flows ask, collects what must be kept. */
import type { Instant } from '../calendar/instant.ts'
import type { Channel } from '../channels/channel.ts'
import type { Desk } from '../desk.ts'
import type { LaneAdapter } from './bot-framework.ts'
import type { Effect, Effectful, Moment } from './effect.ts'
import { fitState } from './fit-state.ts'
import { hear, tell } from './hear.ts'
import type { House } from './house.ts'
import type { Turn, TurnRecord, TurnResult } from './mailbox.ts'
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
  let { state, apology } = openState(house, turn)
  const says: { said: Said[]; letter: Turn['letters'][number] }[] = []
  for (const letter of turn.letters) {
    const moment = momentOf(tools.desk, turn, letter, now)
    const { channel, account } = turn.address
    const said = await bot.hear(turn.lane, channel, account, letter.letter, async () => {
      const heard =
        'notice' in letter.letter
          ? tell(house, state, letter.letter.notice, moment)
          : hear(house, state, letter.letter.message, moment)
      const result = await answerEffects(tools.desk, heard, moment, letter.deliveryKey, refusals, records)
      state = result.state
      return [...apology, ...result.says]
    })
    apology = []
    says.push({ said, letter })
    if (records.length > 0) break
  }
  const replies = says.flatMap(({ said, letter }, at) => {
    const notice = 'notice' in letter.letter ? letter.letter.notice.id : null
    return outgoing(tools.channel, said, letter.deliveryKey, notice, at === says.length - 1)
  })
  const open = house.flows.find((flow) => flow.name === state.active?.flow)
  const question = open?.questions.find((one) => one.id === state.active?.question)
  return {
    state: JSON.stringify(state),
    taken: says.length,
    gathers: question?.gathers ?? false,
    records,
    replies,
  }
}

/** A turn after which the conversation begins anew and the citizen is told so: for a message that the house cannot digest. */
export function giveUp(tools: TurnTools, turn: Turn): TurnResult {
  const state = {
    ...newState(),
    noticeAt: turn.lastAt || null,
    lastAt: turn.letters.at(-1)?.receivedAt ?? turn.lastAt,
  }
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
  const fresh = { ...newState(), noticeAt: turn.lastAt || null, lastAt: turn.lastAt }
  if (turn.state === null) return { state: fresh, apology: [] }
  const stored = readState(turn.state)
  const { state, dropped } = stored ? fitState(house, stored) : { state: fresh, dropped: true }
  const { restarted } = house.words[state.language]
  return { state, apology: dropped ? [{ reply: restarted, asks: false }] : [] }
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

/** Drives a flow: answers its look-ups, collects its records under keys of (message, ordinal). */
async function answerEffects<T>(
  desk: Desk,
  flow: Effectful<T>,
  moment: Omit<Moment, 'key'>,
  message: string,
  refusals: ReadonlyMap<string, string>,
  records: TurnRecord[],
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
    const key = `${message}.${ordinal++}`
    const refused = refusals.get(key) ?? null
    if (refused === null)
      records.push({ key, writes: effect.recorder(desk, effect.data as never, { ...moment, key }) })
    step = flow.next({ key, refused })
  }
  return step.value
}

/** Outbox rows, one for each API call. Ids count the questions left unsaid too, so that they never depend on the cut. */
function outgoing(
  channel: Pick<Channel, 'render'>,
  says: Said[],
  message: string,
  notice: string | null,
  last: boolean,
): TurnResult['replies'] {
  return says.flatMap((said, ordinal) =>
    said.asks && !last
      ? []
      : channel
          .render(said.reply)
          .map((part, piece) => ({ id: `${message}.${ordinal}.${piece}`, notice, part })),
  )
}
