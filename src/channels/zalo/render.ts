/** A reply as Zalo's consultation messages (`/v3.0/oa/message/cs`). */
import type { Choice, OutgoingPart, Reply } from '../channel.ts'
import { composed, fileInWords, linkLine, paragraphs, textAbove, typedMenu } from '../menu-text.ts'
import { codePoints, shorten, splitText } from '../split-text.ts'
import { type ButtonShape, textLimit, withButtons, ZALO_LIMITS } from './buttons.ts'

/**
 * A file comes first, by itself. Long texts are split on paragraphs; buttons stand under the last part, and `fallback`
 * holds the same as words for when Zalo refuses them. More than five choices are numbered lines.
 */
export function render(reply: Reply, shape: ButtonShape = 'text'): OutgoingPart[] {
  const file = reply.file ? [fileOf(reply.file)] : []
  return [...file, ...inWords(composed(reply), shape)]
}

function fileOf({ id, name }: { id: string; name: string }): OutgoingPart {
  return { message: {}, file: { id, name }, fallback: { text: fileInWords(name, ZALO_LIMITS.title) } }
}

function inWords({ text, choices, link }: Reply, shape: ButtonShape): OutgoingPart[] {
  const mayPress = shape !== 'none'
  const pressed = mayPress && choices.length <= ZALO_LIMITS.buttons ? choices : []
  const typed = typedMenu(pressed.length > 0 ? [] : choices)
  const linkPressed = mayPress && link !== null && pressed.length < ZALO_LIMITS.buttons
  const words = textAbove({ text: paragraphs(text, typed), choices, link })
  const body = paragraphs(words, linkPressed ? '' : linkLine(link))
  const buttons = [...pressed.map(choiceButton), ...(linkPressed ? [linkButton(link)] : [])]
  if (buttons.length === 0) return split(body, ZALO_LIMITS.text).map(plain)

  const asWords = paragraphs(typedMenu(pressed), linkPressed ? linkLine(link) : '')
  const pieces = splitBefore(asWords, body, textLimit(shape))
  const last = pieces.pop() ?? ''
  const fallback = paragraphs(last, asWords)
  const fits = codePoints(fallback) <= ZALO_LIMITS.text
  return [
    ...pieces.map(plain),
    { message: withButtons(shape, last, buttons), ...(fits ? { fallback: { text: fallback } } : {}) },
  ]
}

function plain(text: string): OutgoingPart {
  return { message: { text } }
}

/** The pieces of a text, the last of which stands above buttons and leaves room for them in words. */
function splitBefore(asWords: string, text: string, limit: number): string[] {
  const pieces = split(text, ZALO_LIMITS.text)
  const room = Math.max(ZALO_LIMITS.text - codePoints(asWords) - 2, ZALO_LIMITS.text / 4)
  return [...pieces.slice(0, -1), ...split(pieces.at(-1) ?? '', Math.min(room, limit))]
}

function split(text: string, limit: number): string[] {
  return splitText(text, limit, codePoints)
}

function choiceButton({ label, payload }: Choice): object {
  if (payload.length > ZALO_LIMITS.payload) throw new RangeError('payload over 1,000 characters')
  return { title: title(label), type: 'oa.query.hide', payload }
}

function linkButton({ label, url }: { label: string; url: string }): object {
  return { title: title(label), type: 'oa.open.url', payload: { url } }
}

function title(label: string): string {
  return shorten(label, ZALO_LIMITS.title, codePoints)
}
