/** Citizens who all complain at once, and what must be true when they are through. */
import type { ChannelName } from '../../src/channels/channel.ts'
import { complain, type Exchange, talkOf } from './complaining.ts'
import type { ServerUnderTest } from './server.ts'

/** A citizen who is through: the code that they were given, and how long they waited for each answer. */
export type Filed = {
  channel: ChannelName
  user: string
  mark: string
  code: string
  exchanges: Exchange[]
}

export type Crowd = {
  /** Those who are through, when nobody talks any more. */
  filed: Promise<Filed[]>
  /** Why the others gave up, a sentence and their talk each; all of them are here when `filed` is. */
  stuck: string[]
  isThrough(): boolean
  /** When so many messages have reached the crowd's phones, or all are through: the moment to strike. */
  heard(messages: number): Promise<void>
}

let marks = 1_000

/** Words for a story that no other story holds. */
export function newMark(): string {
  marks += 1
  return `dấu riêng ${marks}x`
}

/** Begins to complain, half of the citizens on each channel. Each story holds words that no other has. */
export function crowd({ simulator }: ServerUnderTest, size: number): Crowd {
  let through = false
  const members = Array.from({ length: size }, (_, i) => {
    const channel: ChannelName = i % 2 === 0 ? 'zalo' : 'messenger'
    return { channel, user: simulator.addCitizen(channel).id }
  })
  const said = () =>
    members.flatMap(({ channel, user }) =>
      simulator.messages(channel, user).filter(({ from }) => from === 'bot'),
    ).length
  const stuck: string[] = []
  const talks = members.map(async ({ channel, user }): Promise<Filed[]> => {
    const mark = newMark()
    const story = `Tôi muốn phản ánh phường Mây Hồng trễ hẹn, quá hai tuần chưa ai trả lời, ${mark}`
    try {
      const { code, exchanges } = await complain(simulator, channel, user, story)
      return [{ channel, user, mark, code, exchanges }]
    } catch (error) {
      stuck.push((error as Error).message)
      return []
    }
  })
  const filed = Promise.all(talks).then((all) => {
    through = true
    return all.flat()
  })
  return {
    filed,
    stuck,
    isThrough: () => through,
    async heard(messages) {
      while (!through && said() < messages) await new Promise((resolve) => setTimeout(resolve, 1))
    },
  }
}

/** What everybody reads; whoever answered the question before it twice, at once, may read it put in other words. */
const WAYS = [
  /kênh trả lời tự động/,
  /theo cách nào|chọn một trong ba cách/,
  /xem lại trước khi gửi/,
  /Mã tra cứu/,
]

/**
 * Whether each complaint of this server was kept once and answered to the one who filed it.
 *
 * @param everybody all that were ever filed on it
 * @param latest those among them whose phones are looked at once more, for what came after they were through
 * @returns what is wrong, a sentence each; and how many messages the latest read twice, which only a crash or an outage excuses
 */
export async function inspect(
  server: ServerUnderTest,
  everybody: Filed[],
  latest: Filed[],
): Promise<{ wrong: string[]; twice: number }> {
  const wrong = await unfinished(server)
  const kept = [...(await complaintsOf(server))]
  for (const { code, mark } of everybody) {
    const codes = kept.flatMap(([of, story]) => (story.includes(mark) ? [of] : []))
    if (codes.join() !== code) wrong.push(`a citizen was told ${code}; their words are in [${codes}]`)
  }
  let twice = 0
  for (const one of latest) {
    const said = server.simulator
      .messages(one.channel, one.user)
      .flatMap(({ from, text }) => (from === 'bot' ? [text] : []))
    const faults = misheard(one.code, said)
    wrong.push(...faults)
    if (faults.length > 0) wrong.push(`it was:\n${talkOf(server.simulator, one.channel, one.user)}`)
    twice += said.length - new Set(said).size
  }
  return { wrong, twice }
}

/** What is wrong with what a citizen read, a sentence each. */
function misheard(code: string, said: string[]): string[] {
  const all = said.join('\n')
  const order = WAYS.map((sign) => said.findIndex((words) => sign.test(words)))
  const faults: [boolean, string][] = [
    [new Set(all.match(/PA-[0-9A-Z]{4}-[0-9A-Z]{4}/g)).size !== 1, 'was told another code too'],
    [new Set(all.match(/dấu riêng \d+x/g)).size !== 1, 'read the words of another citizen'],
    [order.includes(-1), `did not read message ${order.indexOf(-1) + 1} of ${WAYS.length}`],
    [order.some((at, i) => at >= 0 && at < (order[i - 1] ?? 0)), `was answered out of order: ${order}`],
    [said.some((words) => said.filter((one) => one === words).length > 2), 'read a message more than twice'],
  ]
  return faults.flatMap(([is, what]) => (is ? [`the citizen of ${code} ${what}`] : []))
}

/** Each complaint's story by its code. */
async function complaintsOf(server: ServerUnderTest): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  for (let next: string | null = ''; next !== null; ) {
    const page: { items: { code: string; story: string }[]; next: string | null } = await server.api(
      `/complaints${next ? `?cursor=${encodeURIComponent(next)}` : ''}`,
    )
    for (const { code, story } of page.items) kept.set(code, story)
    next = page.next
  }
  return kept
}

/** What the server still has to do after a while in which it should have come to rest. */
async function unfinished(server: ServerUnderTest): Promise<string[]> {
  const looked = server.processes()[0]!
  for (let tries = 0; ; tries++) {
    const left: string[] = []
    for (const name of ['lanes_due', 'outgoing_waiting', 'dead_letters']) {
      const count = await looked.metric(name)
      if (count !== 0) left.push(`${name} is ${count}`)
    }
    if (left.length === 0 || tries > 40) return left
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** The longest that anybody waited for an answer, ms. */
export function longestWait(filed: Filed[]): number {
  return Math.max(0, ...waitsFrom(filed, 0).map(({ ms }) => ms))
}

/** How long each waited for an answer to what they wrote after a moment, ms. */
export function waitsFrom(filed: Filed[], moment: number): { ms: number }[] {
  return filed.flatMap(({ exchanges }) =>
    exchanges
      .filter(({ saidAt }) => saidAt > moment)
      .map(({ saidAt, answeredAt }) => ({ ms: answeredAt - saidAt })),
  )
}

/** Of those who waited for an answer at that moment: how much later each had it, ms. */
export function answeredAfter(filed: Filed[], moment: number): { channel: ChannelName; ms: number }[] {
  return filed.flatMap(({ channel, exchanges }) =>
    exchanges
      .filter((one) => one.saidAt < moment && one.answeredAt > moment)
      .map((one) => ({ channel, ms: one.answeredAt - moment })),
  )
}
