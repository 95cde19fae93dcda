/** The officials' forms: how each is read, and the action that it asks for. */
import { z } from 'zod'
import { endOfDay } from '../../calendar/instant.ts'
import type { OfficialAction } from '../../complaints/action.ts'
import { OUTCOMES } from '../../complaints/complaint.ts'
import { day, type Fault, optionalWords, readForm, words } from '../form.ts'
import type { ActionName } from './possible-actions.ts'

const TEXT = 5000
const NAME = 200
const CODE = 100

/** All five of the "5 rõ" are asked for. An empty unit: it stays with the one that has it. */
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
  transfer: z.object({ unit: words(CODE), text: optionalWords(TEXT) }),
  refuse: z.object({ reason: words(CODE), text: optionalWords(TEXT) }),
} satisfies Record<ActionName, z.ZodObject>

/** The fields of each form, in their order. */
export const FIELDS = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [name, Object.keys(schema.shape)]),
) as Record<ActionName, string[]>

/** @param by the name that the record shows */
export function readAction(
  name: ActionName,
  form: Record<string, string>,
  by: string,
): { action: OfficialAction } | { faults: Record<string, Fault> } {
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
  }
}

function made<T>(
  read: { values: T } | { faults: Record<string, Fault> },
  action: (values: T) => OfficialAction,
): { action: OfficialAction } | { faults: Record<string, Fault> } {
  return 'faults' in read ? read : { action: action(read.values) }
}
