/** Choices and links as words, for where a channel has no buttons or not enough of them. */
import type { Choice, Reply } from './channel.ts'
import { codePoints, shorten } from './split-text.ts'

const TYPE_A_NUMBER = 'Ông/Bà nhắn số để chọn (or reply with the number).'
const CHOOSE = 'Ông/Bà chọn (please choose):'
/** Where a template must say something below its title. */
export const TAP_TO_CHOOSE = 'Ông/Bà chạm để chọn (tap to choose).'

/** A reply in NFC: decomposed Vietnamese is a quarter longer and would miss the platforms' limits. */
export function composed(reply: Reply): Reply {
  return {
    text: clean(reply.text),
    choices: reply.choices.map(({ label, payload }) => ({ label: clean(label), payload })),
    link: reply.link && { label: clean(reply.link.label), url: reply.link.url },
  }
}

/** Half of a surrogate pair, which a hostile text may hold, is no text for any platform. */
function clean(text: string): string {
  return text.toWellFormed().normalize('NFC').trim()
}

/** `1. Đường sá`, one line a choice. '' when there is nothing to choose. */
export function numberedLines(choices: Choice[]): string {
  return choices.map(({ label }, i) => `${i + 1}. ${label}`).join('\n')
}

/** Numbered lines and the request to answer with a number. '' when there is nothing to choose. */
export function typedMenu(choices: Choice[]): string {
  return choices.length === 0 ? '' : `${numberedLines(choices)}\n${TYPE_A_NUMBER}`
}

/** `Trang tra cứu: https://…`; '' without a link. */
export function linkLine(link: Reply['link']): string {
  return link === null ? '' : `${link.label}: ${link.url}`
}

/** Paragraphs put together; empty ones leave no trace. */
export function paragraphs(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}

/** What stands above buttons: no platform takes buttons without words. */
export function textAbove(reply: Reply): string {
  return reply.text || (reply.choices.length > 0 ? CHOOSE : (reply.link?.label ?? ''))
}

/** What stands for a file that a platform does not take, or that is gone; a name over `nameLimit` code points is shortened. */
export function fileInWords(name: string, nameLimit: number): string {
  const shown = shorten(clean(name), nameLimit, codePoints)
  return `Tệp “${shown}” chưa gửi được qua đây. Ông/Bà nhắn «gặp cán bộ» để nhận tệp.\n(This file could not be sent here; write “official” to get it.)`
}
