/** Questionnaires as versioned data: which statements, in which factors, in which words, from where. */
import { z } from 'zod'
import { UNIT_KINDS, type UnitKind } from '../units/unit.ts'

/** A level and its words, as buttons and tables show them. */
export type Level = { level: number; vi: string; en: string }

/**
 * The five worded levels of SIPAS; 4 and 5 are satisfied, 3 ("bình thường") is not. The overall question is always asked with
 * these, and the items of an instrument whose file says nothing else. facts/domain.md 2.4
 */
export const LEVELS = [
  { level: 1, vi: 'Rất không hài lòng', en: 'Very dissatisfied' },
  { level: 2, vi: 'Không hài lòng', en: 'Dissatisfied' },
  { level: 3, vi: 'Bình thường', en: 'Neutral' },
  { level: 4, vi: 'Hài lòng', en: 'Satisfied' },
  { level: 5, vi: 'Rất hài lòng', en: 'Very satisfied' },
] as const satisfies Level[]

/** The lowest level that counts as satisfied. */
export const SATISFIED_FROM = 4

/** The level that a button's value stands for; null: none (buttons can be typed, so anything may come). */
export function levelOfValue(value: string): number | null {
  return LEVELS.find(({ level }) => String(level) === value)?.level ?? null
}

/** One of the levels, 1 to 5. */
export const level = z.int().min(1).max(5)

const Words = z.object({ vi: z.string().min(1), en: z.string().min(1) })
const HowSure = z.enum(['own', 'confirmed', 'one-source', 'to-confirm'])

/** A statement or question that is answered with a level. */
export type Item = {
  code: string //   never changes its meaning
  factor: string // code of the factor
  vi: string
  en: string
  source: string
  /** How sure the wording is: ours, several sources, one source, or still to be confirmed. */
  howSure: z.infer<typeof HowSure>
}

export type Factor = { code: string; name: { vi: string; en: string } }

/** Which units an instrument is for, by their kind or one by one. */
export type Asks = { kinds: UnitKind[]; units: string[] }

/** A chat asks one item of each factor, and no more than this (design 4: under a minute). */
export const MOST_ASKED = 5

/** One version of a questionnaire. */
export type Instrument = {
  name: string
  version: string
  title: { vi: string; en: string }
  source: string
  /** The overall question, where the instrument words it; null: that of `overall` is used. */
  question: { vi: string; en: string } | null
  /** The words of its five levels; missing in what was recorded before files had them, where they are LEVELS. */
  scale?: Level[]
  /** Which units the chat asks it of, before the default; missing: none. */
  asks?: Asks
  factors: Factor[]
  items: Item[] // in the order of the form
}

const code = z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens')

const Scale = z
  .array(Words.extend({ level }))
  .refine(
    (scale) => scale.map((each) => each.level).join() === '1,2,3,4,5',
    'five levels, 1 to 5, in this order',
  )
  .refine(
    (scale) => new Set(scale.map(({ vi }) => vi)).size === scale.length,
    'two levels have the same words',
  )

const AsksSchema = z.object({
  kinds: z.array(z.enum(UNIT_KINDS)).default([]),
  units: z.array(z.string().min(1)).default([]),
})

/** An instrument's YAML file; items inherit `source` and `howSure` from the instrument. */
export const InstrumentFile = z
  .object({
    name: code,
    version: z.string().min(1),
    title: Words,
    source: z.string().min(1),
    howSure: HowSure,
    question: Words.optional(),
    scale: Scale.optional(),
    asks: AsksSchema.optional(),
    factors: z.array(
      z.object({
        code,
        name: Words,
        items: z
          .array(Words.extend({ code, source: z.string().optional(), howSure: HowSure.optional() }))
          .min(1),
      }),
    ),
  })
  .transform((file, context): Instrument => {
    const items = file.factors.flatMap((factor) =>
      factor.items.map(
        (item): Item => ({
          code: item.code,
          factor: factor.code,
          vi: item.vi.normalize('NFC'),
          en: item.en,
          source: item.source ?? file.source,
          howSure: item.howSure ?? file.howSure,
        }),
      ),
    )
    for (const twice of repeated([...items.map((item) => item.code), ...file.factors.map((f) => f.code)])) {
      context.addIssue({ code: 'custom', path: ['factors'], message: `the code ${twice} is used twice` })
    }
    if (file.asks && (items.length === 0 || file.factors.length > MOST_ASKED)) {
      const message = `the chat asks an instrument with 1 to ${MOST_ASKED} factors; this one has ${file.factors.length}`
      context.addIssue({ code: 'custom', path: ['asks'], message })
    }
    const { scale, asks } = file
    return {
      name: file.name,
      version: file.version,
      title: file.title,
      source: file.source,
      question: file.question ?? null,
      ...(scale ? { scale: scale.map((each) => ({ ...each, vi: each.vi.normalize('NFC') })) } : {}),
      ...(asks ? { asks } : {}),
      factors: file.factors.map(({ code, name }) => ({ code, name })),
      items,
    }
  })

function repeated(codes: string[]): string[] {
  return codes.filter((code, at) => codes.indexOf(code) !== at)
}
