/** Conversations in Bot Framework's two forms, read as scripts: `.chat` (chatdown's) and `.transcript` (activities as JSON). */
import * as z from 'zod'
import type { ChannelName } from '../channels/channel.ts'
import { BadScript, type Script, type Step } from './script.ts'

/** A talk whose bot lines are compared as texts: these forms say nothing of buttons or of what the office holds. */
export type ForeignScript = { script: Script; expected: string[] }

const CHANNELS: Record<string, ChannelName> = { zalo: 'zalo', facebook: 'messenger', messenger: 'messenger' }
const DEFAULT_START = Date.parse('2026-11-23T08:15:00+07:00')

/**
 * Reads `.chat`: a header (`user=`, `bot=`, `channelId=`), then `name: words`, further lines of the same message,
 * `[Commands]` and Markdown. Source: facts/botbuilder.md 5.7.
 */
export function readChat(text: string): ForeignScript {
  const settings = new Map<string, string>()
  const messages: { from: string; lines: string[] }[] = []
  for (const line of text.normalize('NFC').split(/\r?\n/)) {
    const setting = /^(user|users|bot|channelId)=(.*)$/.exec(line)
    if (setting && messages.length === 0) {
      settings.set(setting[1]!, setting[2]!.trim())
      continue
    }
    const users = (settings.get('users') ?? settings.get('user') ?? 'user')
      .split(',')
      .map((name) => name.trim())
    const bot = settings.get('bot') ?? 'bot'
    const speaker = /^([^:\s]+):\s?(.*)$/.exec(line)
    const from = speaker ? fromOf(speaker[1]!, users, bot) : null
    if (from) messages.push({ from, lines: [speaker![2]!] })
    else if (!/^\s*(\[|<!--)/.test(line)) messages.at(-1)?.lines.push(line)
  }
  const talk = messages.map(({ from, lines }) => ({
    from,
    text: lines
      .filter((line) => !/^\[.*\]$/.test(line))
      .join('\n')
      .trim(),
  }))
  return asScript(CHANNELS[settings.get('channelId') ?? ''] ?? 'messenger', DEFAULT_START, talk)
}

function fromOf(name: string, users: string[], bot: string): string | null {
  const plain = name.split('->')[0]!
  if (plain === 'bot' || plain === bot) return 'bot'
  return plain === 'user' || users.includes(plain) ? 'user' : null
}

const Activities = z.array(
  z.looseObject({
    type: z.string(),
    timestamp: z.string().optional(),
    channelId: z.string().optional(),
    from: z.looseObject({ role: z.string().optional() }).optional(),
    text: z.string().optional(),
  }),
)

/** Reads `.transcript`: an array of activities. Those without text are passed over. */
export function readTranscript(text: string): ForeignScript {
  const parsed = Activities.safeParse(jsonOf(text))
  if (!parsed.success)
    throw new BadScript('a .transcript must be a JSON array of activities with "type" and "from.role"')
  const spoken = parsed.data.filter((activity) => activity.type === 'message' && activity.text)
  const start = Date.parse(spoken[0]?.timestamp ?? '')
  return asScript(
    CHANNELS[spoken[0]?.channelId ?? ''] ?? 'messenger',
    Number.isNaN(start) ? DEFAULT_START : start,
    spoken.map(({ from, text: words }) => ({
      from: from?.role === 'bot' ? 'bot' : 'user',
      text: words!.normalize('NFC'),
    })),
  )
}

function asScript(
  channel: ChannelName,
  startsAt: number,
  talk: { from: string; text: string }[],
): ForeignScript {
  const steps: Step[] = []
  for (const [i, { from, text }] of talk.entries()) {
    if (from === 'bot') continue
    const line = text.replaceAll('\n', '\\n')
    const last = steps.at(-1)
    if (last?.kind === 'says' && talk[i - 1]?.from !== 'bot') last.lines.push(line)
    else steps.push({ kind: 'says', lines: [line] })
  }
  if (steps.length === 0) throw new BadScript('nobody says anything in this file')
  const expected = talk.filter(({ from }) => from === 'bot').map(({ text }) => text)
  return { script: { channel, startsAt, known: false, preamble: [], header: '', steps }, expected }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadScript('the file is not JSON')
  }
}
