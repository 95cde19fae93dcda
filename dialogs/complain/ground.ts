/** "Ông/Bà muốn phản ánh về việc gì?" Ten grounds to choose from; words that name one, or tell the story, do as well. */
import { CATEGORIES, type Category } from '../../src/complaints/complaint.ts'
import type { Effectful } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { CERTAIN, groundOf, groundWeights } from '../../src/understanding/grounds.ts'
import { fold, nfc } from '../../src/understanding/vietnamese-text.ts'
import { wordsOf } from '../../src/understanding/words.ts'
import { wantsElse } from '../short-answers.ts'
import { tellsStory } from '../tells-story.ts'
import { COMPLAIN, type Draft, say } from './draft.ts'
import { gleaned, storyWith } from './gleaned.ts'

export const ground: Question<Draft> = {
  id: 'ground',
  fills: 'ground',
  asks(talk) {
    const { behindDoor, unit } = talk.draft
    const words = say(talk).ground
    return choose(behindDoor && unit ? words.asksAt(unit.name) : words.asks, choices(talk))
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const chosen = CATEGORIES.find((category) => category === talk.chosen)
    const { draft, incoming } = talk
    const tells = chosen === undefined && incoming.tap === null && tellsStory(incoming.text)
    const said =
      chosen ?? inEnglish(incoming.text) ?? groundSaid(talk) ?? (tells && !wantsElse(talk) ? 'other' : null)
    if (said === null) return { again: choose(say(talk).ground.again, choices(talk)) }
    const story = tells ? { story: storyWith(draft, incoming.text) } : {} // what began it may stand there already
    return { fills: { ground: said, ...(yield* gleaned(talk)), ...story } }
  },
}

/** «bribery»: what we call it ourselves. */
function inEnglish(text: string): Category | null {
  const plain = fold(text)
  return CATEGORIES.find((category) => category.replace('_', ' ') === plain && category !== 'other') ?? null
}

/** The ground that a text names or tells of; null when nothing speaks for one. */
export function groundSaid(talk: Talk<Draft>): Category | null {
  const { category } = talk.means
  if (category !== null && category !== 'other') return category
  if (talk.means.intent !== 'none' && talk.means.intent !== 'file_complaint') return null
  const weights = groundWeights(wordsOf(nfc(talk.incoming.text)))
  const ground = groundOf(weights)
  return weights[ground] >= CERTAIN ? ground : null
}

function choices(talk: Talk<Draft>) {
  return Object.entries(say(talk).grounds).map(([category, label]) => ({
    label,
    payload: answer(COMPLAIN, 'ground', category),
  }))
}
