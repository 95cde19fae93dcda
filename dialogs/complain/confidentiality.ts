/** "Ông/Bà muốn gửi theo cách nào?" Says who will see the complaint before it is sent, and what a dossier number and a voice tell. */
import { CONFIDENTIALITIES, type Confidentiality } from '../../src/complaints/complaint.ts'
import { planComplaint } from '../../src/complaints/plan-complaint.ts'
import { lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Talk } from '../../src/conversation/flow.ts'
import { readDossierCode } from '../../src/understanding/codes.ts'
import { asks } from '../../src/understanding/says-only.ts'
import { expandTeencode } from '../../src/understanding/teencode.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { COMPLAIN, type Draft, holdsRecording, say } from './draft.ts'
import { planned } from './planned.ts'

const WAYS: [Confidentiality, RegExp][] = [
  ['anonymous', /an danh|nac danh|khong (de|ghi|luu) (lai )?ten|khong (muon )?(cho )?ai biet|anonym/],
  [
    'confidential',
    /giau ten|giu kin|bi mat|bao mat|kin( thoi)?$|dung (noi|cho|de lo|neu)|khong (neu|lo|noi) ten|so (bi )?lo|hide|hidden|secret|private/,
  ],
  [
    'named',
    /cho biet|neu ten|ghi ten|noi ten|cong khai|binh thuong|khong (can|phai) giau|ai cung duoc|khong so|who i am|my name/,
  ],
]

/** «không công khai», «sợ bị trù dập không dám cho biết tên»: whoever does not want to be named is not named. */
const NOT_NAMED =
  /(?:^| )(?:(?:khong|ko|k)(?! so)|dung|khoi|mien|tranh|han che|deo|chang|cha|hong|chua|(?<!khong )so|ngai)(?: [a-z]+){0,6}? (?:cho biet|cho [a-z]+ biet|neu ten|ghi ten|noi ten|cong khai)/
const NOT_MINE =
  /(?:neu|ghi|noi) ten (?:ai|can bo|ong|ba|thang|no)(?: |$)|(?:ten|khai|biet|gui) (?:toi )?(?:thi|la|chi|lam|so|nguy)(?: |$)|xin loi|muc phi|^(?:sao|ai) |don t|without| out$/
const NO_NAME_AT_ALL = /an danh|nac danh|khong (?:muon )?(?:cho )?ai biet/
/** «đừng ẩn danh», «không cần giữ kín», «cho biết người gửi có sao không»: says no to a way or asks about it, so which is meant is asked. */
const LEAVES_OPEN =
  /(?:^| )(?:khong|dung|khoi)(?: can| phai| muon)? (?:an danh|nac danh|giu kin|giau|bi mat|bao mat)|(?:co sao|duoc) khong|khong binh thuong|^toi la nguoi/

function wayTyped(text: string): Confidentiality | null {
  const plain = expandTeencode(fold(text))
  if (NOT_NAMED.test(plain)) return NO_NAME_AT_ALL.test(plain) ? 'anonymous' : 'confidential'
  if (NOT_MINE.test(plain) || LEAVES_OPEN.test(plain) || asks(text)) return null
  return WAYS.find(([, words]) => words.test(plain))?.[0] ?? null
}

export const confidentiality: Question<Draft> = {
  id: 'confidentiality',
  fills: 'confidentiality',
  *asks(talk) {
    const { draft } = talk
    const words = say(talk).confidentiality
    const plan = yield* lookUp(planComplaint, planned(draft))
    const lines = [
      words.asks,
      plan.handlerName ? words.goesTo(plan.handlerName) : '',
      plan.protected ? words.outOfChain : '',
      CONFIDENTIALITIES.map((way) => words.explained[way]).join('\n'),
      draft.dossier ? words.dossierTells : '',
      readDossierCode(draft.story) ? words.storyTells : '',
      holdsRecording(draft) ? words.recordingTells : '',
      draft.flags.includes('identity_protection') ? words.askedToHide : '',
      draft.flags.includes('threat_or_retaliation') ? say(talk).summary.protection : '',
    ]
    return choose(lines.filter(Boolean).join('\n\n'), choices(talk))
  },
  reads(talk) {
    const said =
      CONFIDENTIALITIES.find((way) => way === talk.chosen) ??
      (talk.chosen === null ? wayTyped(talk.incoming.text) : null)
    return said
      ? { fills: { confidentiality: said } }
      : { again: choose(say(talk).confidentiality.again, choices(talk)) }
  },
}

function choices(talk: Talk<Draft>) {
  return CONFIDENTIALITIES.map((way) => ({
    label: say(talk).confidentialities[way],
    payload: answer(COMPLAIN, 'confidentiality', way),
    ...(way === 'named' && { acts: true as const }),
  }))
}
