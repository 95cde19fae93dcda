/** "Ông/Bà muốn hỏi thủ tục gì?" */
import type { Effectful } from '../../src/conversation/effect.ts'
import { choose, type Question, type Reading } from '../../src/conversation/flow.ts'
import { toMenu, toOfficial } from '../menu/menu.ts'
import { isSkipped, wantsElse } from '../short-answers.ts'
import { type Draft, say } from './draft.ts'
import { proceduresIn } from './procedures-in.ts'

export const what: Question<Draft> = {
  id: 'what',
  fills: 'found',
  passes: ({ procedure, wantsOffice }) => procedure !== undefined || wantsOffice === true,
  asks(talk) {
    const { asks, unknown } = say(talk).what
    const isFirst = talk.means.intent === 'procedure_info'
    return choose(talk.draft.missed && isFirst ? unknown : asks, ways(talk.language))
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const { text } = talk.incoming
    if (talk.means.intent === 'deny' || isSkipped(talk)) {
      return { stops: [choose(say(talk).what.skipped, ways(talk.language))] }
    }
    if (talk.means.intent !== 'procedure_info' && wantsElse(talk)) {
      return { again: choose(say(talk).what.unknown, ways(talk.language)) }
    }
    const { named, isSure } = yield* proceduresIn(text, talk.means.slots.procedure ?? null)
    if (isSure) return { fills: { found: named, procedure: named[0]!.code } }
    if (named.length > 0) return { fills: { found: named } }
    return { again: choose(say(talk).what.unknown, ways(talk.language)) }
  },
}

function ways(language: 'vi' | 'en') {
  return [toOfficial(language), toMenu(language)]
}
