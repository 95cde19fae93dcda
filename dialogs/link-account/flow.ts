/** Nối trò chuyện với tài khoản cán bộ: an official links their own chat, is told of their cases there, and ends it again. Citizens are never led here. */
import { type Flow, flow } from '../../src/conversation/flow.ts'
import { type Draft, LINK } from './draft.ts'
import { links } from './links.ts'
import { notices } from './notices.ts'

export const linkAccount: Flow = flow<Draft>({
  name: LINK,
  version: 1,
  intents: [],
  questions: [],
  begins: (_talk, opening) => (opening === null ? {} : { wish: opening }),
  ends: links,
  notices,
})
