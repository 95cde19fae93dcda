/** The procedure or the office, with what can be asked next. */
import type { Choice, Reply } from '../../src/channels/channel.ts'
import { type Effectful, type LookUp, lookUp } from '../../src/conversation/effect.ts'
import { choose, start, type Talk } from '../../src/conversation/flow.ts'
import { type Form, findForm } from '../../src/procedures/forms.ts'
import type { Procedure } from '../../src/procedures/procedure.ts'
import { procedureByCode } from '../../src/procedures/procedure-store.ts'
import type { Unit } from '../../src/units/unit.ts'
import { toMenu, toOfficial } from '../menu/menu.ts'
import { ASK_PROCEDURE, type Draft, say } from './draft.ts'
import { placeOf, provincialCounter } from './place-of.ts'

const formOf: LookUp<{ code: string }, Form | null> = async ({ settings }, { code }) =>
  settings.formsFolder === null ? null : findForm(settings.formsFolder, code)

const procedureOf: LookUp<{ code: string }, Procedure | null> = ({ database }, { code }) =>
  procedureByCode(database, code)

export function* answers(talk: Talk<Draft>): Effectful<Reply[]> {
  const { office, procedure } = talk.draft
  if (office !== undefined) return [yield* officeAnswer(talk, office)]
  return [yield* procedureAnswer(talk, procedure ?? '')]
}

function* officeAnswer(talk: Talk<Draft>, code: string): Effectful<Reply> {
  const units = yield* lookUp(placeOf, { code })
  const cards = units.map((unit) => cardOf(talk, unit)).join('\n\n')
  return choose(cards === '' ? say(talk).office.unknown : cards, [
    another(talk),
    toOfficial(talk.language),
    toMenu(talk.language),
  ])
}

function* procedureAnswer(talk: Talk<Draft>, code: string): Effectful<Reply> {
  const words = say(talk)
  const found = yield* lookUp(procedureOf, { code })
  if (found === null)
    return choose(words.what.unknown, [another(talk), toOfficial(talk.language), toMenu(talk.language)])
  const counter = yield* lookUp(provincialCounter, {})
  const form = yield* lookUp(formOf, { code })
  const lines = [
    words.heading(found.name, found.code),
    papersOf(words, found.papers),
    ...(form === null ? [] : [words.form(form.name)]),
    [
      words.term[found.term.unit](found.term.n),
      feeOf(words, found.feeVnd),
      words.where(counter?.name ?? null),
    ].join('\n'),
    words.mayDiffer,
  ]
  const where = { label: words.choices.where, payload: start(ASK_PROCEDURE, 'where') }
  const choices = [where, another(talk), toOfficial(talk.language), toMenu(talk.language)]
  const about = start(ASK_PROCEDURE, code)
  return { ...choose(lines.join('\n\n'), choices), about, ...(form === null ? {} : { file: form }) }
}

type Words = ReturnType<typeof say>

function papersOf(words: Words, papers: string[]): string {
  if (papers.length === 0) return words.papersUnknown
  return [words.papers, ...papers.map((paper, i) => `${i + 1}. ${paper}`)].join('\n')
}

function feeOf(words: Words, feeVnd: number | null): string {
  if (feeVnd === null) return words.feeVaries
  return feeVnd === 0 ? words.free : words.fee(feeVnd.toLocaleString('vi-VN'))
}

function cardOf(talk: Talk<Draft>, { name, address, phone, hours }: Unit): string {
  const { card } = say(talk)
  const known = [
    ...(address === null ? [] : [card.address(address)]),
    ...(phone === null ? [] : [card.phone(phone)]),
    ...(hours === null ? [] : [card.hours(hours)]),
  ]
  return [name, ...(known.length > 0 ? known : [card.nothing])].join('\n')
}

function another(talk: Talk<Draft>): Choice {
  return { label: say(talk).choices.another, payload: start(ASK_PROCEDURE) }
}
