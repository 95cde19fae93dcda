/** A house that notes what its questions make of the answers they get, so that a test can name what no transcript shows. */

import { isSkipped } from '../../dialogs/short-answers.ts'
import type { Reply } from '../../src/channels/channel.ts'
import type { Effectful } from '../../src/conversation/effect.ts'
import type { Flow, Question, Reading, Talk } from '../../src/conversation/flow.ts'
import type { House } from '../../src/conversation/house.ts'

type Draft = Record<string, unknown>
type Answer = 'right' | 'wrong' | 'skipped'

/** What was seen of one question; `skippable` once it offered a button that passes it over. */
type Seen = { question: string; skippable: boolean; answers: Set<Answer> }

/** What a button that passes a question over carries. */
const PASSES_OVER = ['skip', 'none']

/** The house as it is, and a line for each question of each of its flows (`complain.story`). */
export function watched(house: House): { house: House; seen: Seen[] } {
  const seen: Seen[] = []
  const flows = house.flows.map(
    (flow): Flow => ({
      ...flow,
      questions: flow.questions.map((question) => {
        const line: Seen = { question: `${flow.name}.${question.id}`, skippable: false, answers: new Set() }
        seen.push(line)
        return watchedQuestion(question, line)
      }),
    }),
  )
  return { house: { ...house, flows }, seen }
}

function watchedQuestion(question: Question<Draft>, line: Seen): Question<Draft> {
  const noteReply = (reply: Reply) => {
    if (reply.choices.some(({ payload }) => PASSES_OVER.includes(payload.split(':')[4] ?? ''))) {
      line.skippable = true
    }
  }
  const noteReading = (reading: Reading<Draft>, talk: Talk<Draft>) => {
    const answer = answerOf(reading, talk, question)
    if (answer) line.answers.add(answer)
    if ('again' in reading) noteReply(reading.again)
    if ('says' in reading) reading.says?.forEach(noteReply)
  }
  return {
    ...question,
    *asks(talk) {
      const reply = yield* whole(question.asks(talk))
      noteReply(reply)
      return reply
    },
    *reads(talk) {
      const reading = yield* whole(question.reads(talk))
      noteReading(reading, talk)
      return reading
    },
  }
}

/** Null for readings that tell nothing: an answer that is taken while the question stays open for something else. */
function answerOf(reading: Reading<Draft>, talk: Talk<Draft>, question: Question<Draft>): Answer | null {
  if ('again' in reading) return 'wrong'
  if ('fills' in reading) {
    return reading.fills[question.fills] === null || passesOver(talk) ? 'skipped' : 'right'
  }
  if ('stops' in reading) return passesOver(talk) ? 'skipped' : 'right'
  if ('goesTo' in reading) return passesOver(talk) ? 'skipped' : null
  return 'keeps' in reading && question.gathers ? 'right' : null
}

function passesOver(talk: Talk<Draft>): boolean {
  return isSkipped(talk) || talk.chosen === 'none'
}

function* whole<T>(given: T | Effectful<T>): Effectful<T> {
  const isGenerator =
    typeof given === 'object' && given !== null && Symbol.iterator in given && 'next' in given
  return isGenerator ? yield* given as Effectful<T> : (given as T)
}
