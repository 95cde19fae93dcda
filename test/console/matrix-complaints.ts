/** One complaint of each kind about one unit, with a mark of its own in each field. */
import type { ROLES, Role } from '../../src/accounts/roles.ts'
import { keepAttachment } from '../../src/attachments/keep-attachment.ts'
import type { Confidentiality } from '../../src/complaints/complaint.ts'
import type { Desk } from '../../src/desk.ts'
import { done, file, momentOf } from '../complaints/complaints.ts'

/** Where an account stands to the complaints, which are all about `H99.02.1`. The protected ones are handled one level up. */
export const PLACES = {
  accused: { unit: 'H99.02.1', says: 'unit complained of' },
  above: { unit: 'H99.02', says: 'one level up, handles protected ones' },
  elsewhere: { unit: 'H99.11', says: 'another unit' },
  province: { unit: null, says: 'whole province' },
} as const
export type Place = keyof typeof PLACES

export type Kind = { protected: boolean; confidentiality: Confidentiality }
export const KINDS: readonly Kind[] = [false, true].flatMap((isProtected) =>
  (['named', 'confidential', 'anonymous'] as const).map((confidentiality) => ({
    protected: isProtected,
    confidentiality,
  })),
)

/** The fields of a complaint that an answer may tell. */
export const FIELDS = [
  'code',
  'story',
  'official',
  'dossier',
  'amount',
  'attachment',
  'task',
  'person',
  'question',
  'contact',
  'identity',
] as const
export type Field = (typeof FIELDS)[number]

/** A complaint with what gives each of its fields away. */
export type Marked = Kind & { code: string; marks: Record<Field, RegExp>; word: string }

/** Roles that units have in any number; the others sit over the province, or where they should not. */
const OF_A_UNIT: readonly Role[] = ['intake', 'handler', 'head', 'inspector']

/** Which accounts are sent around: every role, at each place that makes a difference to it. */
export function accountsOf(roles: typeof ROLES): { role: Role; place: Place }[] {
  return (Object.keys(roles) as Role[]).flatMap((role) =>
    (OF_A_UNIT.includes(role) ? (Object.keys(PLACES) as Place[]) : (['accused', 'province'] as const)).map(
      (place) => ({ role, place }),
    ),
  )
}

/** Files a complaint of a kind, assigns it and asks its citizen something. */
export async function fileMarked(desk: Desk, kind: Kind): Promise<Marked> {
  const index = KINDS.findIndex(
    (each) => each.protected === kind.protected && each.confidentiality === kind.confidentiality,
  )
  const letter = 'abcdef'[index]!
  const mark = (field: Field) => `q${field}${letter}q`
  const [dossier, amount, contact] = [`H99.02.1-261001-777${index}`, `123456${index}`, `091234567${index}`]
  const told = {
    kind: 'file' as const,
    url: 'https://example.invalid/f',
    name: `${mark('attachment')}.pdf`,
    place: null,
  }
  const fields = {
    category: kind.protected ? ('bribery' as const) : ('delay' as const),
    story: `Cán bộ nói ${mark('story')} rồi bảo tôi về, gọi ${contact} không ai nghe.`,
    unitCode: 'H99.02.1',
    official: kind.protected ? `Bà ${mark('official')}` : null,
    dossierCode: dossier,
    contact,
    amountVnd: Number(amount),
    confidentiality: kind.confidentiality,
    attachments: [{ ...told, url: null, name: null, id: `file-${letter}` }],
  }
  const moment = momentOf(`matrix-${letter}`, {
    citizen: `${mark('identity')}-ref`,
    address: { channel: 'zalo', account: 'oa', user: mark('identity') },
  })
  await desk.database.commit(keepAttachment(desk, { id: `file-${letter}`, file: told }, moment))
  const { code } = await file(desk, `matrix-${letter}`, fields, moment)
  await done(desk, code, {
    action: 'assign',
    by: 'B',
    text: mark('task'),
    person: mark('person'),
    unit: null,
    dueAt: null,
    result: null,
    accountable: null,
  })
  await done(desk, code, { action: 'ask', by: 'C', text: mark('question') })
  const digits = [...amount].join('[.,\\s]?')
  const own: Partial<Record<Field, RegExp>> = {
    code: new RegExp(code),
    dossier: new RegExp(dossier.replaceAll('.', '\\.')),
    amount: new RegExp(digits),
    contact: new RegExp([...contact].join('\\s?')),
  }
  const marks = Object.fromEntries(
    FIELDS.map((field) => [field, own[field] ?? new RegExp(mark(field))]),
  ) as Record<Field, RegExp>
  return { ...kind, code, marks, word: mark('story') }
}
