/** What the citizen sent along: pictures as copies without metadata, all else to be downloaded. */
import { html } from 'hono/html'
import { type ListedAttachment, tellsSender } from '../../attachments/attachment-list.ts'
import { endingOf } from '../../attachments/file-type.ts'
import type { Complaint } from '../../complaints/complaint.ts'
import { mayDownload } from '../../complaints/complaint-file.ts'
import type { Markup } from '../page.ts'
import type { Words } from './words.vi.ts'

export function attachmentsView(
  attachments: readonly ListedAttachment[],
  complaint: Complaint,
  words: Words,
): Markup {
  return html`<section class="attachments" aria-labelledby="attachments"><h2 id="attachments">${words.attachments}</h2>
${
  attachments.length === 0
    ? html`<p>${words.noAttachments}</p>`
    : html`<ul>${attachments.map((attachment, at) => html`<li>${attachmentView(attachment, at + 1, complaint, words)}</li>`)}</ul>`
}</section>`
}

/** What a citizen links to is not opened from here. */
function attachmentView(
  attachment: ListedAttachment,
  number: number,
  complaint: Complaint,
  words: Words,
): Markup {
  const { id, kind, name, place, state, type, size, hasCopy } = attachment
  const title = `${words.attachmentKinds[kind]} ${number}`
  const address = `/console/complaints/${complaint.code}/attachments/${id}`
  const known = html`<b>${title}</b>${name ? html`: ${name}` : ''}${place ? html` (${place.latitude}, ${place.longitude})` : ''}`
  if (state === null) return known
  if (state !== 'kept' || type === null || size === null)
    return html`${known}<small>${words.attachmentStates[state === 'kept' ? 'gone' : state]}</small>`
  const hidden = complaint.confidentiality !== 'named' || complaint.citizen === null
  const original = mayDownload(type, complaint)
    ? html`${hidden && tellsSender(attachment) ? html`<small>${words.recordingTells}</small>` : ''}<a class="original" href="${address}">${words.download(endingOf(type).toUpperCase(), size)}</a>`
    : html`<small>${words.originalSealed}</small>`
  return html`${known}${
    hasCopy
      ? html`<a href="${address}/picture"><img src="${address}/picture" alt="${title}" loading="lazy"></a>`
      : ''
  }${original}`
}
