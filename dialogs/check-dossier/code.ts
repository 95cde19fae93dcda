/** "Mã hồ sơ của Ông/Bà là gì?" Only the code is taken: names, phones and photos find nothing. */
import type { Effectful } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { readPhone } from '../../src/understanding/codes.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { knownDossier } from '../known-dossier.ts'
import { toMenu, toOfficial } from '../menu/menu.ts'
import { codeIn } from './code-in.ts'
import { CHECK_DOSSIER, type Draft, say } from './draft.ts'

const HAS_NO_CODE =
  /\b(khong|ko|k|chua|mat|quen|lam mat|lost|no|forgot)( \w+)? (ma|giay|bien nhan|phieu|code|receipt)\b|^(khong|khong co|ko co|khong biet|khong nho|quen roi|mat roi|no idea|i don t (know|have( it| one)?)|i lost it)$/
const IDENTITY_NUMBER = /^\D*(\d\D?){9}((\d\D?){3})?\D*$/

export const code: Question<Draft> = {
  id: 'code',
  fills: 'found',
  passes: ({ wish }) => wish !== undefined,
  asks(talk) {
    const words = say(talk).code
    const { missed } = talk.draft
    if (missed === undefined) return choose(words.asks, [noCode(talk)])
    return choose(missed.isWhole ? words.unknown(missed.code) : words.incomplete(missed.code), [noCode(talk)])
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const words = say(talk).code
    const { text, attachments } = talk.incoming
    const typed = codeIn(text)
    if (typed !== null) {
      const found = yield* knownDossier(typed)
      if (found !== null) return { fills: { found } }
      return { keeps: {}, says: [choose(words.unknown(typed), [noCode(talk), toOfficial(talk.language)])] }
    }
    if (talk.chosen === 'none' || talk.means.intent === 'skip' || HAS_NO_CODE.test(fold(text))) {
      return { stops: [choose(words.without, [toOfficial(talk.language), toMenu(talk.language)])] }
    }
    const broken = talk.means.slots.dossierCode
    if (broken !== undefined) return { again: choose(words.incomplete(broken), [noCode(talk)]) }
    if (text === '' && attachments.length > 0) return { again: choose(words.photo, [noCode(talk)]) }
    if (readPhone(text) !== null || IDENTITY_NUMBER.test(text))
      return { again: choose(words.person, [noCode(talk)]) }
    return { again: choose(words.again, [noCode(talk)]) }
  },
}

function noCode(talk: Talk<Draft>) {
  return { label: say(talk).code.none, payload: answer(CHECK_DOSSIER, 'code', 'none') }
}
