/** "Có liên quan đến hồ sơ nào không?" A code in any sloppy form; passed over for matters that no dossier belongs to. */
import type { Effectful } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { readDossierCode } from '../../src/understanding/codes.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { knownDossier } from '../known-dossier.ts'
import { isSkipped, wantsElse } from '../short-answers.ts'
import { COMPLAIN, type Draft, say } from './draft.ts'
import { moreStory } from './gleaned.ts'

const KEEP = 'keep:'
/** Said with a code, these want to know how it stands. */
const LOOKS_UP =
  /(^| )(tra cuu|kiem tra|xem|toi dau|den dau|the nao|sao roi|xong chua|bao gio|khi nao|check|track|status)( |$)/

export const dossier: Question<Draft> = {
  id: 'dossier',
  fills: 'dossier',
  passes: ({ ground, dossier }) => dossier === undefined && (ground === 'discipline' || ground === 'other'),
  asks(talk) {
    const { dossierWords } = talk.draft
    return dossierWords ? unknown(talk, dossierWords) : choose(say(talk).dossier.asks, [skip(talk)])
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const words = say(talk).dossier
    if (isSkipped(talk)) return { fills: { dossier: null } }
    if (talk.chosen?.startsWith(KEEP)) return { fills: { dossier: talk.chosen.slice(KEEP.length) } }
    const plain = fold(talk.incoming.text)
    if (wantsElse(talk) && LOOKS_UP.test(plain)) return { again: choose(words.again, [skip(talk)]) }
    const code = readDossierCode(talk.incoming.text)
    const told = code === null ? moreStory(talk) : null
    if (told) return { keeps: told, says: [choose(words.noted, [skip(talk)])] }
    if (code === null && talk.means.intent === 'check_dossier')
      return { keeps: {}, says: [choose(words.again, [skip(talk)])] } // "hồ sơ của tôi" answers badly, but asks for nothing
    if (code === null) return { again: choose(words.again, [skip(talk)]) }
    if ((yield* knownDossier(code)) !== null) return { fills: { dossier: code } }
    return { keeps: { dossierWords: code }, says: [unknown(talk, code)] }
  },
}

function unknown(talk: Talk<Draft>, code: string) {
  const words = say(talk).dossier
  const keep = { label: words.keep, payload: answer(COMPLAIN, 'dossier', `${KEEP}${code}`) }
  return choose(words.unknown(code), [keep, skip(talk)])
}

function skip(talk: Talk<Draft>) {
  return { label: say(talk).skip, payload: answer(COMPLAIN, 'dossier', 'skip') }
}
