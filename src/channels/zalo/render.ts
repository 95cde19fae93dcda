/** A reply as Zalo's consultation messages (`/v3.0/oa/message/cs`). */
import type { Choice, OutgoingPart, Reply } from '../channel.ts'
import { composed, linkLine, paragraphs, textAbove, typedMenu } from '../menu-text.ts'
import { codePoints, shorten, splitText } from '../split-text.ts'

/** Source of the limits: facts/zalo.md 4.3. Titles count as code points after NFC. */
export const ZALO_LIMITS = { text: 2_000, buttons: 5, title: 100, payload: 1_000 }

/**
 * Long texts are split on paragraphs; buttons stand under the last part. A button is a text with
 * `attachment.payload.buttons` and no template type, which is documented nowhere and works: `fallback`
 * holds the same as words for when Zalo refuses it. More than five choices are numbered lines.
 */
export function render(reply: Reply): OutgoingPart[] {
  const { text, choices, link } = composed(reply)
  const pressed = choices.length <= ZALO_LIMITS.buttons ? choices : []
  const typed = typedMenu(pressed.length > 0 ? [] : choices)
  const linkPressed = link !== null && pressed.length < ZALO_LIMITS.buttons
  const words = textAbove({ text: paragraphs(text, typed), choices, link })
  const body = paragraphs(words, linkPressed ? '' : linkLine(link))
  const buttons = [...pressed.map(choiceButton), ...(linkPressed ? [linkButton(link)] : [])]
  if (buttons.length === 0)
    return split(body, ZALO_LIMITS.text).map((piece) => ({ message: { text: piece } }))

  const inWords = paragraphs(typedMenu(pressed), linkPressed ? linkLine(link) : '')
  const pieces = splitBefore(inWords, body)
  const last = pieces.pop() ?? ''
  const fallback = paragraphs(last, inWords)
  return [
    ...pieces.map((piece) => ({ message: { text: piece } })),
    {
      message: { text: last, attachment: { type: 'template', payload: { buttons } } },
      ...(codePoints(fallback) <= ZALO_LIMITS.text ? { fallback: { text: fallback } } : {}),
    },
  ]
}

/** The pieces of a text, the last of which leaves room for the buttons put into words. */
function splitBefore(inWords: string, text: string): string[] {
  const pieces = split(text, ZALO_LIMITS.text)
  const room = Math.max(ZALO_LIMITS.text - codePoints(inWords) - 2, ZALO_LIMITS.text / 4)
  return [...pieces.slice(0, -1), ...split(pieces.at(-1) ?? '', room)]
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
