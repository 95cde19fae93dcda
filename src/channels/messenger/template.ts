/** A utility message: fixed words that Meta approved before, with places for ours. Source: facts/messenger.md 4.1. */
import { type OutgoingPart, SendError } from '../channel.ts'
import type { Templates } from '../templates.ts'

/**
 * What stands beside `recipient` in the call.
 *
 * @throws SendError `window_closed` when no template is set for this notice
 */
export function utilityMessage({ beyond }: OutgoingPart, templates: Templates): object {
  const template = beyond && templates.get(beyond.kind)?.messenger
  if (!template) throw new SendError('window_closed', 'no template')
  const { name, language, parameters } = template
  const filled = parameters.map((word) => ({ type: 'text', text: plain(beyond.words[word] ?? '') }))
  const components = filled.length === 0 ? [] : [{ type: 'body', parameters: filled }]
  return {
    messaging_type: 'UTILITY',
    message: { template: { name, language: { code: language }, components } },
  }
}

/** Parameters hold no `# $ %`, and an empty one is refused. */
function plain(word: string): string {
  return word.replace(/[#$%]/g, ' ').normalize('NFC').trim() || '-'
}
