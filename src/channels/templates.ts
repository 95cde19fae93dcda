/** Templates that the platforms approved before: by which of them a notice is told when the time to write freely is over. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'

/** What each kind of notice can fill a template with. */
export const NOTICE_WORDS: Record<string, readonly string[]> = {
  complaint_answer: ['complaint', 'outcome'],
  complaint_question: ['complaint'],
  complaint_refused: ['complaint'],
  complaint_status: ['complaint', 'unit'],
  complaint_reminder: ['complaint', 'date'],
  official_reply: [],
  rating_invitation: ['dossier', 'unit'],
  rating_reminder: ['dossier', 'unit'],
  dossier_status: ['dossier', 'unit', 'status'],
  dossier_due_tomorrow: ['dossier', 'unit', 'date'],
  dossier_late: ['dossier', 'unit', 'date'],
  dossier_returned: ['dossier', 'unit'],
  phone_invitation: ['dossier', 'unit', 'token', 'name'],
  attachment_failed: ['complaint'],
  official_case: ['complaint'],
  official_urgent: ['complaint'],
  identity_opened: ['complaint'],
}

/** Sent to a phone number (facts/zalo.md 5.3); Messenger has nothing of that kind. */
export const ZALO_ALONE: ReadonlySet<string> = new Set(['phone_invitation'])

/** How a platform tells one kind of notice. */
export const Template = z.strictObject({
  /** Zalo (facts/zalo.md 5.3): the template's id, and our word for each of its parameters. */
  zalo: z
    .strictObject({
      id: z.coerce.string().regex(/^\d+$/, 'must be the number that Zalo gave the template'),
      parameters: z.record(z.string(), z.string()).default({}),
    })
    .optional(),
  /** Messenger (facts/messenger.md 4.1): a utility message by name and language, our words in the order of its parameters. */
  messenger: z
    .strictObject({
      name: z.string().min(1),
      language: z.string().default('vi'),
      parameters: z.array(z.string()).default([]),
    })
    .optional(),
})

export type Template = z.infer<typeof Template>

/** By kind of notice. */
export type Templates = ReadonlyMap<string, Template>

/**
 * Reads `TEMPLATES_FILE`.
 *
 * @returns the templates, none when no file is set; and a sentence for each thing that is wrong with it
 */
export function readTemplates(path: string | undefined): { templates: Templates; problems: string[] } {
  if (path === undefined) return { templates: new Map(), problems: [] }
  const bad = (why: string) => ({ templates: new Map(), problems: [`TEMPLATES_FILE: ${why}`] })
  let yaml: unknown
  try {
    yaml = parse(readFileSync(path, 'utf8'))
  } catch (error) {
    return bad(`cannot be read: ${(error as Error).message.split('\n')[0]}`)
  }
  const read = z.record(z.string(), Template).safeParse(yaml ?? {})
  if (!read.success) {
    const problems = read.error.issues.map(
      ({ path: at, message }) => `TEMPLATES_FILE: ${at.length > 0 ? `${at.join('.')}: ` : ''}${message}`,
    )
    return { templates: new Map(), problems }
  }
  const templates = new Map(Object.entries(read.data))
  return { templates, problems: [...templates].flatMap(([kind, one]) => wrongWords(kind, one)) }
}

function wrongWords(kind: string, { zalo, messenger }: Template): string[] {
  const known = NOTICE_WORDS[kind]
  if (!known)
    return [`TEMPLATES_FILE: ${kind}: no such notice; there are ${Object.keys(NOTICE_WORDS).join(', ')}`]
  if (messenger && ZALO_ALONE.has(kind))
    return [
      `TEMPLATES_FILE: ${kind}.messenger: this notice goes to a phone number, which Zalo alone can reach`,
    ]
  const used = [...Object.values(zalo?.parameters ?? {}), ...(messenger?.parameters ?? [])]
  return [...new Set(used)]
    .filter((word) => !known.includes(word))
    .map((word) => `TEMPLATES_FILE: ${kind}: no word "${word}"; there are: ${known.join(', ') || 'none'}`)
}

/** The kinds of notice for which a platform has a template at the moment of asking. */
export function kindsOf(
  templates: Templates | undefined,
  platform: 'zalo' | 'messenger',
): Pick<ReadonlySet<string>, 'has'> {
  return { has: (kind) => templates?.get(kind)?.[platform] !== undefined }
}
