/** Writes a played talk in Bot Framework's two forms, for `replay --update` of such files. */
import type { Script } from './script.ts'

type Message = { from: 'user' | 'bot'; text: string }

/** `.chat`: the header and one message after the other. */
export function writeChat(script: Script, talk: Message[]): string {
  const header = ['user=user', 'bot=bot', `channelId=${script.channel === 'messenger' ? 'facebook' : 'zalo'}`]
  return `${[...header, '', ...talk.map(({ from, text }) => `${from}: ${text}\n`)].join('\n')}`
}

/** `.transcript`: activities two seconds apart. */
export function writeTranscript(script: Script, talk: Message[]): string {
  const activities = talk.map(({ from, text }, i) => ({
    type: 'message',
    id: String(i + 1),
    timestamp: new Date(script.startsAt + i * 2_000).toISOString(),
    channelId: script.channel === 'messenger' ? 'facebook' : 'zalo',
    conversation: { id: 'transcript' },
    from: { id: from, name: from, role: from },
    text,
  }))
  return `${JSON.stringify(activities, null, 2)}\n`
}
