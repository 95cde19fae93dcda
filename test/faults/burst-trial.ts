/** A trial in which one citizen sends a thousand messages, each in a delivery of its own, while another talks. */
import { complain } from './complaining.ts'
import { newMark } from './crowd.ts'
import { type Findings, type Ground, through } from './ground.ts'

const AT_ONCE = 16
/** An answer takes no longer on a machine that has nothing else to do; on a slower one, delays may be as much longer. */
const USUAL_MS = 300
/** What the other citizen may wait longer than before the burst, in the middle and at worst. */
const MEDIAN_DELAY_MS = 500
const WORST_DELAY_MS = 2_500

/** @param messages so many that the story of a complaint still holds them: 10,000 letters */
export async function burst(ground: Ground, messages: number): Promise<Findings> {
  const { server } = ground
  const { simulator } = server
  const loud = simulator.addCitizen('messenger').id
  const quiet = simulator.addCitizen('zalo').id
  const answered = async (user: string, channel: 'zalo' | 'messenger', words: string) => {
    const at = performance.now()
    await simulator.say(channel, user, words)
    await simulator.waitForReply(channel, user, 1, 60_000)
    return Math.round(performance.now() - at)
  }
  await answered(quiet, 'zalo', 'xin chào')
  const before: number[] = []
  for (let i = 0; i < 5; i++) before.push(await answered(quiet, 'zalo', 'trợ giúp'))

  await answered(loud, 'messenger', 'Tôi muốn phản ánh phường Mây Hồng trễ hẹn')
  const mark = newMark()
  const words = Array.from({ length: messages }, (_, i) => `ý ${i + 1}${i === 0 ? `, ${mark}` : ''}`)
  const at = performance.now()
  let sending = true
  const during: number[] = []
  const other = (async () => {
    while (sending) during.push(await answered(quiet, 'zalo', 'trợ giúp'))
  })()
  const statuses = await sendAll(words, AT_ONCE, (one) => simulator.say('messenger', loud, one))
  const sentMs = Math.round(performance.now() - at)
  sending = false
  await other
  const wrong: string[] = []
  if (statuses.some(({ status }) => status !== 200)) wrong.push('a delivery was not answered 200')
  const slower = Math.max(1, median(before) / USUAL_MS)
  if (
    median(during) > median(before) + slower * MEDIAN_DELAY_MS ||
    Math.max(...during) > slower * WORST_DELAY_MS
  )
    wrong.push(`the other citizen waited ${median(during)} ms, ${Math.max(...during)} ms at worst`)

  const { code, exchanges } = await complain(simulator, 'messenger', loud, 'xong')
  const { story } = await server.api<{ story: string }>(`/complaints/${code}`)
  const told = story.split('\n').filter((line) => line.startsWith('ý '))
  if (told.length !== messages || new Set(told).size !== messages)
    wrong.push(`${told.length} messages stand in the complaint, ${new Set(told).size} of them once`)
  ground.filed.push({ channel: 'messenger', user: loud, mark, code, exchanges })
  const nobody = { filed: Promise.resolve([]), stuck: [], isThrough: () => true, heard: async () => {} }
  wrong.push(...(await through(ground, nobody, false)).wrong)
  return {
    wrong,
    figures: {
      messages,
      'all sent in, ms': sentMs,
      'other waits before, median ms': median(before),
      'other waits during, median ms': median(during),
      'at worst, ms': Math.max(...during),
    },
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** Sends all, so many at a time, in their order. */
async function sendAll<T>(
  words: string[],
  atOnce: number,
  send: (words: string) => Promise<T>,
): Promise<T[]> {
  const answers: T[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < words.length) answers.push(await send(words[next++]!))
    }),
  )
  return answers
}
