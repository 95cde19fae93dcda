/** "Ông/Bà nhắn mã bí mật": asked from every chat but the one that filed it. Five tries an hour. */
import { checkSecret } from '../../src/complaints/receipt-secret.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { type Question, type Reading, text } from '../../src/conversation/flow.ts'
import { readReceiptSecret, readTrackingCode } from '../../src/understanding/codes.ts'
import { type Draft, say } from './draft.ts'
import { settle } from './settle.ts'

export const secret: Question<Draft> = {
  id: 'secret',
  fills: 'opened',
  asks: (talk) => text(say(talk).secret.asks(talk.draft.code!)),
  *reads(talk): Effectful<Reading<Draft>> {
    const words = say(talk).secret
    const { text: typed } = talk.incoming
    const code = readTrackingCode(typed) ?? talk.draft.code!
    const given = readReceiptSecret(typed)
    if (given === null) return code === talk.draft.code ? { again: text(words.again) } : { goesTo: 'which' }
    const checked = yield* lookUp(checkSecret, { code, secret: given })
    if ('refused' in checked) {
      return checked.refused === 'too_many' ? { stops: [text(words.tooMany)] } : { again: text(words.wrong) }
    }
    const opened = { code, proof: checked.proof, opened: true } as const
    return { fills: { ...opened, ...(yield* settle({ ...talk.draft, ...opened })) } }
  },
}
