/** A reply as messages of Messenger's Send API. */
import type { Choice, OutgoingPart, Reply } from '../channel.ts'
import { composed, fileInWords, linkLine, numberedLines, paragraphs, textAbove } from '../menu-text.ts'
import { shorten, splitText, utf16Units } from '../split-text.ts'

/** Source: facts/messenger.md 3.2. Counted in UTF-16 units after NFC; 2,000 are allowed for text. */
const MESSENGER_LIMITS = {
  text: 1_900,
  templateText: 640,
  quickReplies: 13,
  title: 20,
  payload: 1_000,
  fileName: 100,
}

/** A file comes first, because no message holds a file and words. */
export function render(reply: Reply): OutgoingPart[] {
  const file = reply.file ? [fileOf(reply.file)] : []
  return [...file, ...inWords(composed(reply))]
}

function fileOf({ id, name }: { id: string; name: string }): OutgoingPart {
  const fallback = { text: fileInWords(name, MESSENGER_LIMITS.fileName) }
  return { message: {}, file: { id, name }, fallback }
}

/**
 * Long texts are split on paragraphs; choices are quick replies on the last part. Where a label is longer
 * than Messenger shows, or there are too many, the choices are numbered lines and the quick replies numbers.
 * A link is a button under a short text, else a line.
 */
function inWords({ text, choices, link }: Reply): OutgoingPart[] {
  const numbered = choices.length > MESSENGER_LIMITS.quickReplies || choices.some(({ label }) => !fits(label))
  const words = textAbove({ text: paragraphs(text, numbered ? numberedLines(choices) : ''), choices, link })
  const quickReplies = choices
    .slice(0, MESSENGER_LIMITS.quickReplies)
    .map(({ label, payload }, i) => quickReply({ label: numbered ? String(i + 1) : label, payload }))
  const below = quickReplies.length > 0 ? { quick_replies: quickReplies } : {}

  if (link !== null && words.length <= MESSENGER_LIMITS.templateText)
    return [{ message: { attachment: linkTemplate(words, link), ...below } }]
  const pieces = splitText(paragraphs(words, linkLine(link)), MESSENGER_LIMITS.text, utf16Units)
  return pieces.map((piece, i) => ({ message: { text: piece, ...(i === pieces.length - 1 ? below : {}) } }))
}

function fits(label: string): boolean {
  return label !== '' && label.length <= MESSENGER_LIMITS.title
}

function quickReply({ label, payload }: Choice): object {
  if (payload.length > MESSENGER_LIMITS.payload) throw new RangeError('payload over 1,000 characters')
  return { content_type: 'text', title: label, payload }
}

function linkTemplate(text: string, { label, url }: { label: string; url: string }): object {
  const title = shorten(label, MESSENGER_LIMITS.title, utf16Units)
  return {
    type: 'template',
    payload: { template_type: 'button', text, buttons: [{ type: 'web_url', url, title }] },
  }
}
