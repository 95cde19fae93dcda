/** Plays a transcript through the real path and writes the whole talk down again. */
import { setTimeout as pause } from 'node:timers/promises'
import { NothingToTap } from '../simulator/deed.ts'
import { holdings } from './holdings.ts'
import { officeDoes } from './office.ts'
import { deedOf, renderSeen } from './render.ts'
import { BadScript, type Script, type Step } from './script.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

/** Between the lines of one breath, and between one exchange and the next. */
const BREATH_MS = 200
const PAUSE_MS = 10_000

/**
 * Plays a script in a world of its own, made with `options`.
 *
 * @returns the talk in the form of a transcript, to be compared with the file it came from
 */
export async function play(
  script: Script,
  options: WorldOptions = {},
): Promise<{ text: string; broken: string | null }> {
  const world = await createWorld(script.startsAt - PAUSE_MS, options)
  try {
    const { lines, broken } = await playIn(world, script)
    const all = [...script.preamble, script.header, '', ...lines, '', ...(await holdings(world.desk))]
    return { text: `${all.join('\n')}\n`, broken }
  } finally {
    await world.close()
  }
}

export type Played = {
  /** The talk as lines of a transcript. */
  lines: string[]
  /** The bot's texts alone. */
  said: string[]
  /** Who said what, in order; the citizen's as the script has it. */
  talk: { from: 'user' | 'bot'; text: string }[]
  /** Why it could not be played to its end; null when it was. */
  broken: string | null
}

/** Plays the steps in a world. */
export async function playIn(world: World, script: Script): Promise<Played> {
  const { simulator } = world
  const user = simulator.citizens(script.channel)[0]!.id
  const seen = () => simulator.messages(script.channel, user)
  const lines: string[] = []
  const talk: Played['talk'] = []
  if (script.known) {
    await simulator.say(script.channel, user, 'xin chào')
    await world.settle()
  }
  let shown = seen().length
  const show = () => {
    const fresh = seen()
      .slice(shown)
      .filter((message) => message.from === 'bot')
    shown = seen().length
    for (const message of fresh) {
      lines.push(...renderSeen(message))
      talk.push({ from: 'bot', text: message.text })
    }
  }
  let broken: string | null = null
  try {
    for (const step of script.steps) await take(step)
  } catch (error) {
    if (!(error instanceof BadScript)) throw error
    broken = error.message
    lines.push(`! ${broken}`)
  }
  return {
    lines: lines.filter((line, i) => line !== '' || (lines[i - 1] !== '' && i < lines.length - 1)),
    said: talk.filter(({ from }) => from === 'bot').map(({ text }) => text),
    talk,
    broken,
  }

  async function take(step: Step): Promise<void> {
    if (step.kind === 'comment') {
      lines.push(step.line)
      return
    }
    if (step.kind === 'office') {
      lines.push('', `@ ${step.line}`)
      const isTold = await toolDoes(world, script, user, step.line)
      if (!isTold) await officeDoes(world, step.line)
      show()
      lines.push('')
      return
    }
    await world.pass(PAUSE_MS)
    show()
    for (const line of step.lines) {
      lines.push(`> ${line}`)
      talk.push({ from: 'user', text: line })
      await speak(world, script, user, line)
      await world.pass(BREATH_MS, false)
    }
    await world.settle()
    const before = lines.length
    show()
    if (lines.length === before) lines.push('') // nothing was said: else the next lines would join this breath
  }
}

async function speak(world: World, script: Script, user: string, line: string): Promise<void> {
  try {
    const answer = await world.simulator.say(script.channel, user, deedOf(line))
    if (answer.status !== 200) throw new BadScript(`> ${line}: the webhook answered ${answer.status}`)
  } catch (error) {
    if (error instanceof NothingToTap) throw new BadScript(`> ${line}: no such button can be tapped now`)
    throw error
  }
}

const REPORTED_WITHIN_MS = 5_000

/**
 * A person works in the platform's own tool: `tool: lời` writes, `tool takes` and `tool gives back` hand the thread over
 * (Messenger). The platform reports it by the webhook.
 *
 * @returns false for any other line
 */
async function toolDoes(world: World, script: Script, user: string, line: string): Promise<boolean> {
  const [, text, hand] = /^tool(?:: (.+)| (takes|gives back))$/.exec(line) ?? []
  if (text === undefined && hand === undefined) return false
  const { simulator } = world
  const before = world.answered()
  if (text !== undefined) simulator.humanWrites(script.channel, user, text)
  else simulator.handOver(script.channel, user, hand === 'takes' ? 'human' : 'bot')
  const until = Date.now() + REPORTED_WITHIN_MS
  while (world.answered() === before) {
    if (Date.now() > until) throw new BadScript(`@ ${line}: the platform reported nothing`)
    await pause(5)
  }
  await world.settle()
  return true
}
