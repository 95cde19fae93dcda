/** Photos and other files belong to the story whenever they come: also while something else is asked, as when one is sent again. */
import { isFetched } from '../../src/attachments/attachment.ts'
import type { Effectful } from '../../src/conversation/effect.ts'
import type { Question, Reading, Talk } from '../../src/conversation/flow.ts'
import { run } from '../../src/conversation/pass.ts'
import { keepFiles } from '../keep-files.ts'
import { type Draft, MOST_FILES, say } from './draft.ts'
import { isIdentityPaper } from './identity-paper.ts'
import { filesOf } from './story.ts'

/** The question, which keeps the files of an answer; a file alone is noted, and the question asked again. */
export function withFiles(question: Question<Draft>): Question<Draft> {
  return {
    ...question,
    *reads(talk) {
      const files = filesOf(talk.incoming).filter(isFetched)
      if (files.length === 0) return yield* run(question.reads(talk))
      const { kept, noted } = yield* takeFiles(talk, files)
      if (talk.incoming.text === '') {
        const asked = yield* run(question.asks({ ...talk, draft: { ...talk.draft, ...kept } }))
        return { keeps: kept, says: [{ ...asked, text: `${noted}\n\n${asked.text}` }] }
      }
      return together(yield* run(question.reads(talk)), kept)
    },
  }
}

type Kept = Pick<Draft, 'attachments' | 'fileAt'>

function* takeFiles(
  talk: Talk<Draft>,
  files: ReturnType<typeof filesOf>,
): Effectful<{ kept: Kept; noted: string }> {
  const words = say(talk).files
  const { attachments } = talk.draft
  const fit = files.filter((file) => !isIdentityPaper(file, talk.incoming.text))
  const added = yield* keepFiles(talk, fit.slice(0, MOST_FILES - attachments.length))
  return {
    kept: { attachments: [...attachments, ...added], fileAt: talk.moment.at },
    noted:
      fit.length < files.length
        ? words.identityPaper
        : added.length < files.length
          ? words.tooMany
          : words.noted,
  }
}

function together(reading: Reading<Draft>, kept: Kept): Reading<Draft> {
  if ('fills' in reading) return { ...reading, fills: { ...kept, ...reading.fills } }
  if ('keeps' in reading) return { ...reading, keeps: { ...kept, ...reading.keeps } }
  return 'again' in reading ? { keeps: kept, says: [reading.again] } : reading
}
