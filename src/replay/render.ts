/** How a talk is written down: the citizen's lines with `>`, the bot's with `<`, buttons in brackets. */
import type { Deed } from '../simulator/deed.ts'
import type { Seen } from '../simulator/talk.ts'

/** Deeds without words, as transcripts name them. */
const DEEDS: Record<string, Deed> = {
  '(ảnh)': { kind: 'photo' },
  '(nhãn dán)': { kind: 'sticker' },
  '(bắt đầu)': { kind: 'start' },
  '(tin thoại)': { kind: 'voice' },
  '(đoạn phim)': { kind: 'video' },
  '(tệp)': { kind: 'file' },
  '(vị trí)': { kind: 'location' },
  '(liên hệ)': { kind: 'contact' },
  '(bỏ quan tâm)': { kind: 'unfollow' },
  '(xoá dữ liệu)': { kind: 'withdraw' },
}

/** What stands before the words of a bot's message that is more than words. */
const MARKS: Partial<Record<Seen['kind'], string>> = {
  photo: '(ảnh) ',
  file: '(tệp) ',
  card: '(tin mẫu) ',
  form: '(xin liên hệ) ',
}

/** A QR code or link by the ref that it carries. */
const SCANS = /^\(quét mã (\S+)\)$/

/** What a `>` line makes the citizen do. `\n` in it is a line break; `\[` types a bracket. */
export function deedOf(line: string): Deed {
  const tap = /^\[(.+)\]$/.exec(line)
  if (tap) return { kind: 'tap', title: tap[1]! }
  const door = SCANS.exec(line)
  if (door) return { kind: 'referral', ref: door[1]! }
  return DEEDS[line] ?? { kind: 'text', text: line.replaceAll('\\n', '\n').replace(/^\\(?=[[(])/, '') }
}

/** One message in the phone as lines. */
export function renderSeen(seen: Seen): string[] {
  if (seen.from === 'citizen') return [`> ${renderDeed(seen)}`]
  const name = seen.kind === 'file' ? (seen.media?.name ?? '') : ''
  const words = `${MARKS[seen.kind] ?? ''}${seen.text || name}`
  const [first = '', ...rest] = words.split('\n')
  const buttons = seen.buttons.map(
    (button) => `[${button.title}]${button.url === null ? '' : ` → ${button.url}`}`,
  )
  const quick = seen.quickReplies.map((reply) => `[${reply.title}]`)
  const choices = [...buttons, ...quick].join(' ')
  return [
    `< ${seen.byHuman ? '(cán bộ) ' : ''}${first}`.trimEnd(),
    ...rest.map((line) => `  ${line}`.trimEnd()),
    ...(choices ? [`  ${choices}`] : []),
  ]
}

function renderDeed(seen: Seen): string {
  const deed = Object.entries(DEEDS).find(([, { kind }]) => kind === seen.kind)
  if (deed) return deed[0]
  if (seen.kind === 'tap') return `[${seen.text}]`
  if (seen.kind === 'referral') return `(quét mã ${seen.text})`
  return seen.text.replaceAll('\n', '\\n').replace(/^[[(]/, '\\$&')
}
