import { describe, expect, test } from 'vitest'
import { en as checkEn } from '../../dialogs/check-dossier/replies.en.ts'
import { vi as checkVi } from '../../dialogs/check-dossier/replies.vi.ts'
import { en as commendEn } from '../../dialogs/commend/replies.en.ts'
import { vi as commendVi } from '../../dialogs/commend/replies.vi.ts'
import { en as complainEn } from '../../dialogs/complain/replies.en.ts'
import { vi as complainVi } from '../../dialogs/complain/replies.vi.ts'
import { en as rateEn } from '../../dialogs/rate/replies.en.ts'
import { vi as rateVi } from '../../dialogs/rate/replies.vi.ts'
import { en as trackEn } from '../../dialogs/track-complaint/replies.en.ts'
import { vi as trackVi } from '../../dialogs/track-complaint/replies.vi.ts'

const all = Object.entries({
  complainVi,
  complainEn,
  trackVi,
  trackEn,
  rateVi,
  rateEn,
  commendVi,
  commendEn,
  checkVi,
  checkEn,
})

/** Every sentence; those with gaps are filled with a word and a number. */
function sentences(words: object): string[] {
  return Object.values(words).flatMap((value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    if (typeof value === 'function') return [String(value('x', 1)), String(value(null, null))]
    return sentences(value as object)
  })
}

/** What stands on buttons: Messenger shows no more than 20 letters. */
const labels = (
  words: typeof complainVi,
  track: typeof trackVi,
  rate: typeof rateVi,
  commend: typeof commendVi,
  check: typeof checkVi,
) => [
  ...Object.values(words.grounds),
  ...Object.values(words.confidentialities),
  ...Object.values(words.summary.parts),
  words.skip,
  words.story.done,
  words.story.anew,
  words.unit.unknown,
  words.unit.yes,
  words.dossier.keep,
  words.summary.send,
  words.summary.fix,
  words.summary.cancel,
  words.summary.nothingToFix,
  words.filed.follow,
  ...Object.values(track.acts),
  track.words.done,
  track.words.skip,
  rate.change.yes,
  rate.change.no,
  rate.overall.yes,
  rate.overall.other,
  rate.item.skip,
  rate.item.enough,
  rate.comment.done,
  rate.thanks.complain,
  rate.invitation.rate,
  commend.kind.praise,
  commend.kind.complaint,
  commend.kind.start,
  commend.whom.unknown,
  commend.words.done,
  commend.words.anew,
  commend.words.cancel,
  commend.review.send,
  commend.review.mendWords,
  commend.review.mendWhom,
  commend.review.cancel,
  ...Object.values(check.choices),
  ...Object.values(check.follow.agree),
  check.follow.choices.follow,
  check.follow.choices.stop,
  check.follow.choices.stopNth(20),
  check.follow.choices.look,
  check.follow.choices.list,
]

describe('what the bot says', () => {
  test.each(all)('%s is composed Unicode and never calls the citizen anything but Ông/Bà', (_, words) => {
    for (const sentence of sentences(words)) {
      expect(sentence).toBe(sentence.normalize('NFC'))
      expect(sentence).not.toMatch(/(^|\s)(bạn|anh\/chị|quý khách|em ạ)(\s|$|[.,!?])/i)
    }
  })

  test.each([
    ...labels(complainVi, trackVi, rateVi, commendVi, checkVi),
    ...labels(complainEn, trackEn, rateEn, commendEn, checkEn),
  ])('the button «%s» fits into 20 letters', (label) => {
    expect(label.length).toBeLessThanOrEqual(20)
  })
})
