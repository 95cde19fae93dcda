/** A file that its name or the words beside it call an identity paper: it is not kept. Pictures themselves are not looked at. */
import type { Attachment } from '../../src/channels/channel.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'

const NAMES =
  /(^| )(cmnd|cmt|can cuoc|chung minh (nhan dan|thu)|ho chieu|passport|vneid|identity card|id card)( |$)/
const PICTURES = ['image', 'file', 'video']

/** Folding squeezes three equal letters, so this one is looked for as typed. */
const CCCD = /(?<![\p{L}])cccd(?![\p{L}])/iu

/** @param words what came in the same message */
export function isIdentityPaper(file: Attachment, words: string): boolean {
  const said = `${file.name ?? ''} ${words}`
  return PICTURES.includes(file.kind) && (CCCD.test(said) || NAMES.test(fold(said)))
}
