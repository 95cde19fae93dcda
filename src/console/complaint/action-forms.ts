/** The officials' forms: how each is read, and the action that it asks for. */
import { z } from 'zod'
import { endOfDay } from '../../calendar/instant.ts'
import type { OfficialAction } from '../../complaints/action.ts'
import { CATEGORIES, FLAGS, type Flag, OUTCOMES } from '../../complaints/complaint.ts'
import { chosen, day, type Fault, optionalWords, readForm, words } from '../form.ts'
import type { ActionName } from './possible-actions.ts'

const TEXT = 5000
const NAME = 200
const CODE = 100
const ground = z.enum(CATEGORIES, 'choose')

/** All five of the "5 rõ" are asked for. An empty unit: it stays with the one that has it, or is not known. */
const schemas = {
  assign: z.object({
    text: words(TEXT),
    person: words(NAME),
    unit: optionalWords(CODE),
    dueAt: day,
    result: words(TEXT),
    accountable: words(NAME),
  }),
  start: z.object({}),
  ask: z.object({ text: words(TEXT) }),
  answer: z.object({
    text: words(TEXT),
    outcome: z.enum([...OUTCOMES, ''], 'choose').transform((outcome) => outcome || null),
  }),
  conclude: z.object({ outcome: z.enum(OUTCOMES, 'choose'), text: optionalWords(TEXT) }),
  transfer: z.object({ unit: chosen(CODE), text: optionalWords(TEXT) }),
  refuse: z.object({ reason: chosen(CODE), text: optionalWords(TEXT) }),
  correct: z.object({
    category: ground,
    unit: optionalWords(CODE),
    lift: z.string().transform((said) => said === 'yes'),
    text: optionalWords(TEXT),
  }),
  pause: z.object({ reason: chosen(CODE), until: day, text: words(TEXT) }),
  resume: z.object({ text: optionalWords(TEXT) }),
  split: z.object({ text: words(TEXT), category: ground, unit: optionalWords(CODE) }),
  merge: z.object({
    into: words(CODE).transform((code) => code.toUpperCase()),
    text: optionalWords(TEXT),
  }),
  unmerge: z.object({ text: optionalWords(TEXT) }),
} satisfies Record<ActionName, z.ZodObject>

/** The checkbox of a flag. */
export function flagField(flag: Flag): string {
  return `flag_${flag}`
}

/** The fields of each form, in their order. */
export const FIELDS = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [
    name,
    [...Object.keys(schema.shape), ...(name === 'correct' ? FLAGS.map(flagField) : [])],
  ]),
) as Record<ActionName, string[]>

type Read = { action: OfficialAction } | { faults: Record<string, Fault> }

/**
 * @param by the name that the record shows
 * @param newCode the code of a complaint that is made: the same each time the same form is sent
 */
export function readAction(
  name: ActionName,
  form: Record<string, string>,
  by: string,
  newCode: () => string,
): Read {
  switch (name) {
    case 'assign':
      return made(readForm(schemas.assign, form), ({ dueAt, ...values }) => ({
        action: name,
        by,
        ...values,
        dueAt: endOfDay(dueAt),
      }))
    case 'start':
      return { action: { action: name, by } }
    case 'ask':
      return made(readForm(schemas.ask, form), (values) => ({ action: name, by, ...values }))
    case 'answer':
      return made(readForm(schemas.answer, form), (values) => ({ action: name, by, ...values }))
    case 'conclude':
      return made(readForm(schemas.conclude, form), (values) => ({ action: name, by, ...values }))
    case 'transfer':
      return made(readForm(schemas.transfer, form), (values) => ({ action: name, by, ...values }))
    case 'refuse':
      return made(readForm(schemas.refuse, form), (values) => ({ action: name, by, ...values }))
    case 'correct': {
      const flags = FLAGS.filter((flag) => form[flagField(flag)] === 'yes')
      return made(readForm(schemas.correct, form), (values) => ({ action: name, by, flags, ...values }))
    }
    case 'pause':
      return made(readForm(schemas.pause, form), ({ until, ...values }) => ({
        action: name,
        by,
        ...values,
        until: endOfDay(until),
      }))
    case 'resume':
      return made(readForm(schemas.resume, form), (values) => ({ action: name, by, ...values }))
    case 'split':
      return made(readForm(schemas.split, form), (values) => ({
        action: name,
        by,
        code: newCode(),
        ...values,
      }))
    case 'merge':
      return made(readForm(schemas.merge, form), (values) => ({ action: name, by, ...values }))
    case 'unmerge':
      return made(readForm(schemas.unmerge, form), (values) => ({ action: name, by, ...values }))
  }
}

function made<T>(
  read: { values: T } | { faults: Record<string, Fault> },
  action: (values: T) => OfficialAction,
): Read {
  return 'faults' in read ? read : { action: action(read.values) }
}
