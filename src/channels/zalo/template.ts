/** A template message (ZBS): words that Zalo approved before, with places for ours. Source: facts/zalo.md 5.3. */
import { type OutgoingPart, SendError } from '../channel.ts'
import type { Templates } from '../templates.ts'

/**
 * The call that sends a notice's template to a user of the OA.
 *
 * @throws SendError `window_closed` when no template is set for this notice
 */
export function templateCall(
  user: string,
  { beyond }: OutgoingPart,
  templates: Templates | undefined,
): { path: string; body: object } {
  const template = beyond && templates?.get(beyond.kind)?.zalo
  if (!template) throw new SendError('window_closed', 'no template')
  const data = Object.fromEntries(
    Object.entries(template.parameters).map(([name, word]) => [
      name,
      (beyond.words[word] ?? '').normalize('NFC') || '-',
    ]),
  )
  return {
    path: '/v3.0/oa/message/template',
    body: { user_id: user, template_id: template.id, template_data: data },
  }
}
