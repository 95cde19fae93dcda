/**
 * A transcript: script and expectation in one file. The form (docs/transcripts.md):
 *
 *     Zalo · 2026-11-23 08:15 · người mới
 *
 *     > tra cuu ho so        typed; lines without anything between them are sent in one breath
 *     > [Gửi phản ánh]       tapped
 *     > (ảnh)                a photo; also (nhãn dán), (bắt đầu)
 *     < what the bot says, its buttons in brackets on lines of their own
 *     @ +3d                  time passes; @ answer PA: … the office does something
 *     = what the office now holds, at the end
 *
 * Lines before the header and lines that begin with `#` are comments and stay where they are.
 */

import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'

export type Script = {
  channel: ChannelName
  startsAt: Instant
  /** Greeted before: the privacy notice was given in an earlier talk. */
  known: boolean
  /** Everything up to the header, verbatim. */
  preamble: string[]
  header: string
  steps: Step[]
}

export type Step =
  | { kind: 'says'; lines: string[] }
  | { kind: 'office'; line: string }
  | { kind: 'comment'; line: string }

/** A transcript that cannot be played; the sentence names the line. */
export class BadScript extends Error {
  override name = 'BadScript'
  readonly expected = true
}

const HEADER = /^(Zalo|Messenger) · (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})(?: · (người mới|người quen))?$/

/** Reads a transcript of our own form. What the bot said is not read: it is rendered again and compared as text. */
export function readScript(text: string): Script {
  const lines = text.normalize('NFC').split(/\r?\n/)
  const at = lines.findIndex((line) => HEADER.test(line))
  const match = HEADER.exec(lines[at] ?? '')
  if (!match) throw new BadScript('no header like "Zalo · 2026-11-23 08:15 · người mới" was found')
  const steps: Step[] = []
  let burst: string[] | null = null
  for (const line of lines.slice(at + 1)) {
    if (line.startsWith('> ')) {
      if (!burst) {
        burst = []
        steps.push({ kind: 'says', lines: burst })
      }
      burst.push(line.slice(2))
      continue
    }
    burst = null
    if (line.startsWith('@ ')) steps.push({ kind: 'office', line: line.slice(2) })
    else if (line.startsWith('#')) steps.push({ kind: 'comment', line })
    else if (!/^[<= ]/.test(line) && line !== '')
      throw new BadScript(`line "${line.slice(0, 40)}": begins with none of > < @ = #`)
  }
  return {
    channel: match[1] === 'Zalo' ? 'zalo' : 'messenger',
    startsAt: Date.parse(`${match[2]}T${match[3]}:00+07:00`),
    known: match[4] === 'người quen',
    preamble: lines.slice(0, at),
    header: match[0],
    steps,
  }
}

/** The header of a new transcript. */
export function headerOf(channel: ChannelName, at: string, known: boolean): string {
  return `${channel === 'zalo' ? 'Zalo' : 'Messenger'} · ${at} · ${known ? 'người quen' : 'người mới'}`
}
