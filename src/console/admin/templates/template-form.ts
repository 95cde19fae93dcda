/** A template as a form shows it and as it is read back. */
import { z } from 'zod'
import { NOTICE_WORDS, type Template, ZALO_ALONE } from '../../../channels/templates.ts'
import type { FieldErrors } from '../../field.ts'
import type { Words as AdminWords } from '../words.ts'
import type { Words } from './words.vi.ts'

const line = z.string().trim().max(200)
const Form = z.object({
  zaloId: line,
  zaloParameters: z.string().max(2000),
  messengerName: line,
  messengerLanguage: line,
  messengerParameters: z.string().max(2000),
})

/** What stands in the fields; nothing where there is no template. */
export function templateValues(template: Template | undefined): Record<string, string> {
  const { zalo, messenger } = template ?? {}
  return {
    zaloId: zalo?.id ?? '',
    zaloParameters: Object.entries(zalo?.parameters ?? {})
      .map(([name, word]) => `${name} = ${word}`)
      .join('\n'),
    messengerName: messenger?.name ?? '',
    messengerLanguage: messenger?.language ?? 'vi',
    messengerParameters: (messenger?.parameters ?? []).join('\n'),
  }
}

/** The template that was typed for a kind of notice, or a sentence beside each field that is wrong. Pure. */
export function readTemplate(
  kind: string,
  form: Record<string, string>,
  { errors }: Words,
  { faults }: AdminWords,
): { template: Template } | { errors: FieldErrors } {
  const read = Form.safeParse({ ...templateValues(undefined), ...form })
  if (!read.success)
    return { errors: Object.fromEntries(read.error.issues.map(({ path }) => [path[0], faults.too_long])) }
  const { zaloId, zaloParameters, messengerName, messengerLanguage, messengerParameters } = read.data
  const wrong: FieldErrors = {}
  const pairs = linesOf(zaloParameters).map((one) => one.split('=').map((part) => part.trim()))
  const places = ZALO_ALONE.has(kind) ? [] : linesOf(messengerParameters)
  const known = NOTICE_WORDS[kind] ?? []
  const unknown = (words: readonly (string | undefined)[]) =>
    words.find((word) => !known.includes(word ?? ''))
  if (zaloId !== '' && !/^\d{1,30}$/.test(zaloId)) wrong.zaloId = errors.not_an_id
  if (zaloId === '' && pairs.length > 0) wrong.zaloId = errors.no_id
  if (pairs.some((pair) => pair.length !== 2 || pair.includes(''))) wrong.zaloParameters = errors.bad_line
  const [ofZalo, ofPlaces] = [unknown(pairs.map(([, word]) => word)), unknown(places)]
  if (ofZalo !== undefined) wrong.zaloParameters ??= errors.unknown_word(ofZalo, known.join(', '))
  if (ofPlaces !== undefined) wrong.messengerParameters = errors.unknown_word(ofPlaces, known.join(', '))
  if (messengerName === '' && places.length > 0) wrong.messengerName = errors.no_name
  if (Object.keys(wrong).length > 0) return { errors: wrong }
  const parameters = Object.fromEntries(pairs) as Record<string, string>
  return {
    template: {
      ...(zaloId === '' ? {} : { zalo: { id: zaloId, parameters } }),
      ...(messengerName === '' || ZALO_ALONE.has(kind)
        ? {}
        : { messenger: { name: messengerName, language: messengerLanguage || 'vi', parameters: places } }),
    },
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)
}
