/** How a talk is written down: the citizen's lines with `>`, the bot's with `<`, buttons in brackets. */
import type { Deed } from '../simulator/deed.ts'
import type { Seen } from '../simulator/talk.ts'

/** Deeds without words, as transcripts name them. */
const DEEDS: Record<string, Deed> = {
  '(ảnh)': { kind: 'photo' },
  '(nhãn dán)': { kind: 'sticker' },
  '(bắt đầu)': { kind: 'start' },
}

/** What a `>` line makes the citizen do. `\n` in it is a line break; `\[` types a bracket. */
export function deedOf(line: string): Deed {
  const tap = /^\[(.+)\]$/.exec(line)
  if (tap) return { kind: 'tap', title: tap[1]! }
  return DEEDS[line] ?? { kind: 'text', text: line.replaceAll('\\n', '\n').replace(/^\\(?=[[(])/, '') }
}

/** One message in the phone as lines. */
export function renderSeen(seen: Seen): string[] {
  if (seen.from === 'citizen') return [`> ${renderDeed(seen)}`]
  const [first = '', ...rest] = (seen.kind === 'photo' ? '(ảnh)' : seen.text).split('\n')
  const buttons = seen.buttons.map(
    (button) => `[${button.title}]${button.url === null ? '' : ` → ${button.url}`}`,
  )
  const quick = seen.quickReplies.map((reply) => `[${reply.title}]`)
  const choices = [...buttons, ...quick].join(' ')
  return [
    `< ${first}`.trimEnd(),
    ...rest.map((line) => `  ${line}`.trimEnd()),
    ...(choices ? [`  ${choices}`] : []),
  ]
}

function renderDeed(seen: Seen): string {
  const deed = Object.entries(DEEDS).find(([, { kind }]) => kind === seen.kind)
  if (deed) return deed[0]
  if (seen.kind === 'tap') return `[${seen.text}]`
  return seen.text.replaceAll('\n', '\\n').replace(/^[[(]/, '\\$&')
}
