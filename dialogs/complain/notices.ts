/** A file that could not be kept: told while its conversation is open, or once its complaint is filed. */
import type { FileTrouble } from '../../src/attachments/attachment.ts'
import type { Flow } from '../../src/conversation/flow.ts'
import { choose, start, text } from '../../src/conversation/flow.ts'
import { say } from './draft.ts'

export const notices: NonNullable<Flow['notices']> = {
  // biome-ignore lint/correctness/useYield: a teller is a generator even where it needs nothing
  *attachment_failed(body, talk) {
    const words = say(talk).fileFailed
    const why = words.why[WHY[String(body.reason)] ?? 'lost']
    const what = words.kinds[String(body.kind)] ?? words.kinds.file!
    if (typeof body.complaint !== 'string') return [text(words.telling(what, why))]
    const again = { label: words.again, payload: start('track-complaint', `add:${body.complaint}`) }
    return [choose(words.filed(body.complaint, what, why), [again])]
  },
}

const WHY: Partial<Record<FileTrouble | (string & {}), 'large' | 'type' | 'damaged'>> = {
  too_large: 'large',
  wrong_type: 'type',
  too_many_pixels: 'damaged',
  damaged: 'damaged',
  empty: 'damaged',
}
