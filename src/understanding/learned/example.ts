/** Examples to learn from: what people write, as a clerk labels it. A file is a list of groups; each line of a group is one message. */
import { z } from 'zod'
import { FLAGS, type Flag } from '../flags.ts'
import { GROUNDS, type Ground } from '../grounds.ts'
import { INTENTS, type Intent } from '../intents.ts'

/** Slots that are marked where they stand in the text; figures (amount, score, phone, codes) are read by rules alone. */
export const MARKED_SLOTS = ['unit', 'procedure', 'official', 'date'] as const
export type MarkedSlot = (typeof MARKED_SLOTS)[number]

/** Where a slot stands: offsets into the text. */
export type SlotSpan = { slot: MarkedSlot; start: number; end: number }

export type Example = {
  text: string
  intent: Intent
  category: Ground | null
  flags: Flag[]
  slots: SlotSpan[]
}

const Group = z
  .strictObject({
    intent: z.enum(INTENTS),
    /** For complaints alone. */
    category: z.enum(GROUNDS).optional(),
    /** Of every line of the group. */
    flags: z.array(z.enum(FLAGS)).default([]),
    /** A message a line. `[phường An](unit)` marks a slot; ` !repeat` at the end adds a flag. */
    examples: z.string(),
  })
  .refine(({ intent, category }) => (intent === 'file_complaint') === (category !== undefined), {
    message: 'a complaint has a category, and nothing else has one',
    path: ['category'],
  })

/** A file of examples. What is wrong with a line is told with the line. */
export const ExampleFile = z.array(Group).transform((groups, context) =>
  groups.flatMap((group, at) =>
    group.examples
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .flatMap((line): Example[] => {
        const read = readLine(line)
        if ('fault' in read) {
          context.addIssue({ code: 'custom', path: [at, 'examples'], message: `${read.fault}: ${line}` })
          return []
        }
        const flags = [...new Set([...group.flags, ...read.flags])]
        return [
          {
            text: read.text,
            slots: read.slots,
            flags,
            intent: group.intent,
            category: group.category ?? null,
          },
        ]
      }),
  ),
)

type Line = { text: string; slots: SlotSpan[]; flags: Flag[] }

/** Reads one line: its marks are taken out and remembered. */
export function readLine(typed: string): Line | { fault: string } {
  const { rest, names } = flagsAtEnd(typed.normalize('NFC'))
  const flags: Flag[] = []
  for (const name of names) {
    const flag = FLAGS.find((each) => each === name)
    if (!flag) return { fault: `there is no flag !${name}: ${FLAGS.join(', ')}` }
    flags.push(flag)
  }
  let text = ''
  const open: number[] = []
  const slots: SlotSpan[] = []
  for (let at = 0; at < rest.length; at++) {
    const closes = rest[at] === ']' ? /^\]\(([^()]*)\)/.exec(rest.slice(at)) : null
    if (rest[at] === '[') open.push(text.length)
    else if (closes) {
      const slot = MARKED_SLOTS.find((each) => each === closes[1])
      const start = open.pop()
      if (!slot) return { fault: `there is no slot (${closes[1]}): ${MARKED_SLOTS.join(', ')}` }
      if (start === undefined) return { fault: 'a mark ends that never began' }
      slots.push({ slot, start, end: text.length })
      at += closes[0].length - 1
    } else text += rest[at]
  }
  return open.length > 0 ? { fault: 'a mark begins and does not end' } : { text, slots, flags }
}

function flagsAtEnd(line: string): { rest: string; names: string[] } {
  const found = /(?:\s+![a-z_]+)+$/.exec(line)
  if (!found) return { rest: line, names: [] }
  return {
    rest: line.slice(0, found.index),
    names: found[0]
      .trim()
      .split(/\s+/)
      .map((each) => each.slice(1)),
  }
}
