/** What an official is told in their own chat. Asked at the moment of telling: left unsaid when it must not be told any more. */
import type { Reply } from '../../src/channels/channel.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { beyond, choose, type Talk } from '../../src/conversation/flow.ts'
import { tellInChat } from '../../src/officials-told/standing.ts'
import { loginChangedSentence, toldSentence } from '../../src/officials-told/told-words.ts'
import { toMenu } from '../menu/menu.ts'

type Body = Record<string, unknown>
type Telling = Talk<Record<string, unknown>>

/** By kind of notice; bodies: src/schedule/notices.ts. */
export const notices = {
  official_case: (body: Body, talk: Telling) => told('official_case', body, talk),
  official_urgent: (body: Body, talk: Telling) => told('official_urgent', body, talk),
  official_login: loginChanged,
}

/** Without a template: after the platform's window it waits until the official writes. */
// biome-ignore lint/correctness/useYield: a teller is a generator even where it needs nothing
function* loginChanged({ at }: Body, { language }: Telling): Effectful<Reply[]> {
  return [choose(loginChangedSentence(Number(at), language), [toMenu(language)])]
}

function* told(kind: string, { notice }: Body, { language }: Telling): Effectful<Reply[]> {
  const news = yield* lookUp(tellInChat, { notice: String(notice) })
  if (news === null) return []
  const reply = choose(toldSentence(news, language), [toMenu(language)])
  return [beyond(reply, kind, { complaint: news.complaint })]
}
