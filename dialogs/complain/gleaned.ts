/** What a typed message tells besides the answer that it was asked for, so that it is not asked again. */
import { CATEGORIES, type Category, type Flag } from '../../src/complaints/complaint.ts'
import type { Effectful } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { readDossierCode } from '../../src/understanding/codes.ts'
import { isGraveFlag } from '../../src/understanding/flags.ts'
import { CERTAIN, groundWeights } from '../../src/understanding/grounds.ts'
import { officialSlot } from '../../src/understanding/office-slots.ts'
import { foldWords, nfc } from '../../src/understanding/vietnamese-text.ts'
import { wordsOf } from '../../src/understanding/words.ts'
import { knownDossier } from '../known-dossier.ts'
import { tellsStory } from '../tells-story.ts'
import { unitSaid } from '../unit-said.ts'
import { type Draft, MOST_LETTERS } from './draft.ts'
import { waySaid } from './way-said.ts'

/** Fills only what is still open. */
export function* gleaned(talk: Talk<Draft>): Effectful<Partial<Draft>> {
  const { draft, means, incoming } = talk
  if (incoming.tap !== null || incoming.text === '') return {}
  const { slots } = means
  const flags: Flag[] = [...new Set([...draft.flags, ...means.flags])]
  const found: Partial<Draft> = { flags }
  if (draft.told === undefined && draft.story === '' && tellsStory(incoming.text)) {
    found.story = incoming.text.slice(0, MOST_LETTERS)
    found.told = true
  }
  const way = draft.confidentiality === undefined ? waySaid(incoming.text) : null
  if (way === 'anonymous') Object.assign(found, { confidentiality: way, waySaid: true })
  const official = [slots.official, officialSlot(incoming.text)].find((words) => words && tellsWho(words))
  if (draft.official === undefined && official && means.intent === 'file_complaint') found.official = official
  if (draft.amountVnd === undefined && slots.amountVnd !== undefined) found.amountVnd = slots.amountVnd
  if (draft.unit === undefined) Object.assign(found, yield* unitSaid(incoming.text))
  const code = draft.dossier === undefined ? readDossierCode(incoming.text) : null
  if (code)
    Object.assign(found, yield* dossierSaid(code, draft.unit === undefined && found.unit === undefined))
  return found
}

/** The unit of a dossier is filled in only where looking up by code alone may show it. */
function* dossierSaid(code: string, wantsUnit: boolean): Effectful<Partial<Draft>> {
  const known = yield* knownDossier(code)
  if (known === null) return { dossierWords: code }
  const unit = known !== 'unchecked' && wantsUnit && known.details ? { unit: known.details.unit } : {}
  return { dossier: code, ...unit }
}

/**
 * The story goes on although something else was asked: kept with what was told before, with its flags, its sum and its
 * ground, when that is the graver one. Null when it does not.
 */
export function moreStory(talk: Talk<Draft>): Partial<Draft> | null {
  const { draft, means, incoming } = talk
  const isTold = tellsStory(incoming.text) || means.flags.length > 0 || groundTold(talk) !== null
  const isOther = !['file_complaint', 'none'].includes(means.intent) && !means.flags.some(isGraveFlag)
  if (incoming.tap !== null || isOther || !isTold) return null
  const flags: Flag[] = [...new Set([...draft.flags, ...means.flags])]
  const { amountVnd } = means.slots
  return {
    flags,
    story: storyWith(draft, incoming.text),
    ground: graver(draft.ground, groundTold(talk)),
    ...(draft.amountVnd === undefined && amountVnd !== undefined ? { amountVnd } : {}),
  }
}

/** What of a cry for help is added to the story; where the summary stands already it is shown once more before it goes. */
export function criedMeanwhile(talk: Talk<Draft>): Partial<Draft> | null {
  const more = moreStory(talk)
  return more && talk.draft.confidentiality !== undefined ? { ...more, unseen: true } : more
}

/** What was told so far and what is added. */
export function storyWith({ story }: Pick<Draft, 'story'>, added: string): string {
  return `${story}\n${added}`.trim().slice(0, MOST_LETTERS)
}

/** A ground that the added words name beyond doubt: what was chosen or told before is not changed for less. */
export function groundTold({ means, incoming }: Talk<Draft>): Category | null {
  const { category } = means
  if (category === null) return null
  return groundWeights(wordsOf(nfc(incoming.text)))[category] >= CERTAIN ? category : null
}

/** Whether the words say what somebody did, however few they are: it decides who may see the complaint. */
export function accuses({ means }: Talk<Draft>): boolean {
  return means.flags.length > 0 || (means.category !== null && means.category !== 'other')
}

/** The graver of two grounds. */
export function graver(before: Category | undefined, said: Category | null): Category | undefined {
  return CATEGORIES.find((category) => category === before || category === said)
}

/** The dossier that a later message names, when it is another one than before. */
export function* dossierToldIn(text: string, draft: Draft): Effectful<Partial<Draft>> {
  const code = readDossierCode(text)
  if (code === null || code === draft.dossier) return {}
  return (yield* knownDossier(code)) === null ? {} : { dossier: code }
}

/** Words that any official bears: "cán bộ phường" names nobody, and a complaint about nobody in particular stays with the unit. */
const OF_ANYBODY = new Set(
  'can bo cb cong chuc nhan vien chuyen vien nguoi ong ba anh chi co chu bac em con chau may vi mot cua bo phan phuong xa so ubnd uy ban nhan dan o tai ben trung tam hanh chinh cong do nay kia nao ay no ho cac nhung moi tat ca toi minh ta da nen thi la bao noi hoi lam co khong duoc rat qua cung deu phai cho y muon dong bao gia ca hang xom'.split(
    ' ',
  ),
)

/** More words are a sentence about somebody. */
const MOST_WORDS_OF_A_PERSON = 10

/** Whether the words tell one person from others: a name, a counter, a post. */
export function tellsWho(words: string): boolean {
  const said = foldWords(words)
  return said.length <= MOST_WORDS_OF_A_PERSON && said.some((word) => !OF_ANYBODY.has(word))
}
