/** A citizen who talks through a whole complaint, reading before answering. */
import type { ChannelName } from '../../src/channels/channel.ts'
import { ECHO_WAIT_MS } from '../../src/conversation/mailbox.ts'
import type { Simulator } from '../../src/simulator/simulator.ts'

const CODE = /PA-[0-9A-Z]{4}-[0-9A-Z]{4}/

/** What the citizen answers to what they read; they may read a message twice when its sending was cut off. */
const ANSWERS: [RegExp, string][] = [
  [/xem lại trước khi gửi/, 'Gửi phản ánh'],
  [/theo cách nào|chọn một trong ba cách/, '2'],
  [/nhắn «Xong»/, 'xong'],
  [/«Bỏ qua»/, 'bỏ qua'],
  [/Mã bí mật/, ''],
]

/** A message on Messenger that is struck twice comes after twice the wait for its echo, on a busy machine later still. */
const GIVES_UP_MS = 4 * ECHO_WAIT_MS

/** One thing that the citizen said: when, and when there was a message to answer. */
export type Exchange = { saidAt: number; answeredAt: number }

/**
 * Talks through a whole complaint.
 *
 * @param story the first message
 * @returns the tracking code, everything that the bot said, and how long the citizen waited for it
 */
export async function complain(
  simulator: Simulator,
  channel: ChannelName,
  user: string,
  story: string,
): Promise<{ code: string; said: string[]; exchanges: Exchange[] }> {
  const exchanges: Exchange[] = []
  const bot = () => simulator.messages(channel, user).filter((message) => message.from === 'bot')
  let words = story
  while (exchanges.length < 20) {
    const before = bot().length
    const saidAt = Date.now()
    await simulator.say(channel, user, words)
    const until = Date.now() + GIVES_UP_MS
    // Not the last message alone: whoever answered a question twice is told at last that they were not understood.
    const asked = () =>
      bot()
        .slice(before)
        .findLast(({ text }) => toSay(text) !== null)
    while (!asked()) {
      if (Date.now() > until)
        throw new Error(`no question after "${words}":\n${talkOf(simulator, channel, user)}`)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    exchanges.push({ saidAt, answeredAt: Date.now() })
    await quiet(() => bot().length)
    const said = bot().map((message) => message.text)
    const code = said.map((text) => CODE.exec(text)?.[0]).find(Boolean)
    if (code) return { code, said, exchanges }
    words = toSay(asked()!.text) ?? words
  }
  throw new Error('no code was given after 20 exchanges')
}

/** The answer to a message; null when it asks nothing, so that more is to come. */
function toSay(text: string): string | null {
  return ANSWERS.find(([question]) => question.test(text))?.[1] ?? null
}

/** What stands in a citizen's phone, a line each, with the seconds since its first: to find out what went wrong. */
export function talkOf(simulator: Simulator, channel: ChannelName, user: string): string {
  const all = simulator.messages(channel, user)
  const lines = all.map(({ at, from, text, failure }) => {
    const seconds = ((at - all[0]!.at) / 1_000).toFixed(1).padStart(6)
    const words = text.replaceAll('\n', ' ').slice(0, 70)
    return `    ${seconds} ${from === 'bot' ? '<' : '>'} ${words}${failure ? ` (${failure})` : ''}`
  })
  return [`    ${channel} ${new Date(all[0]?.at ?? 0).toISOString()}`, ...lines].join('\n')
}

/** Until nothing more has come for a moment. */
async function quiet(count: () => number): Promise<void> {
  for (let last = -1; last !== count(); ) {
    last = count()
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}
