/** What an official types in their own chat: the code that the console shows, or that the link shall end. Nothing else is taken for it. */
import { start } from '../../src/conversation/flow.ts'
import { readCode } from '../../src/officials-told/code.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { LINK } from './draft.ts'

const UNLINK: ReadonlySet<string> = new Set([
  'huy lien ket',
  'huy lien ket tai khoan',
  'bo lien ket',
  'ngung lien ket',
  'unlink',
  'unlink account',
])

/** The payload that a typed text stands for; null for all else. */
export function linkTyped(text: string): string | null {
  if (text.length > 40) return null
  const code = readCode(text)
  if (code) return start(LINK, code)
  return UNLINK.has(fold(text).trim()) ? start(LINK, 'unlink') : null
}
