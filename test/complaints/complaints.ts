/** A desk with the small province, its inspectorate and a holiday; and complaints, valid unless a test says otherwise. */
import { createHash } from 'node:crypto'
import { putHolidays } from '../../src/calendar/calendar-store.ts'
import { act } from '../../src/complaints/act.ts'
import type { OfficialAction, Setting } from '../../src/complaints/action.ts'
import { applyAction } from '../../src/complaints/apply-action.ts'
import { type CitizenComplaint, findComplaint } from '../../src/complaints/citizen-complaint.ts'
import type { Complaint } from '../../src/complaints/complaint.ts'
import { fileComplaint, type NewComplaint } from '../../src/complaints/complaint-store.ts'
import { planComplaint } from '../../src/complaints/plan-complaint.ts'
import { receiptSecret, trackingCode } from '../../src/complaints/tracking-code.ts'
import type { Viewer } from '../../src/complaints/visibility.ts'
import type { Moment } from '../../src/conversation/effect.ts'
import { type Database, write } from '../../src/database/database.ts'
import { type Desk, defaultSettings } from '../../src/desk.ts'
import { treeOf } from '../../src/units/unit.ts'
import { putUnit } from '../../src/units/unit-store.ts'
import { deskOver } from '../services/databases.ts'
import { aDesk, aUnit, UNITS } from '../units/province.ts'

/** A Wednesday; the day before, 24/11, is a holiday. */
export const NOW = Date.parse('2026-11-25T09:00:00+07:00')

export const INSPECTORATE = aUnit({
  code: 'H99.05',
  name: 'Thanh tra tỉnh',
  kind: 'department',
  parent: 'H99',
})
export const TREE = treeOf([...UNITS, INSPECTORATE])

export const calendar = {
  off: new Set(['2026-11-24']),
  working: new Set<string>(),
  yearsKnown: new Set([2026, 2027]),
}
export const setting: Setting = { now: NOW, calendar, settings: defaultSettings, tree: TREE }

export const everyone: Viewer = {
  unitCode: null,
  may: new Set(['complaint:read', 'complaint:act', 'complaint:protected']),
}
export const viewer = (unitCode: string | null, ...may: ('read' | 'act' | 'protected')[]): Viewer => ({
  unitCode,
  may: new Set(may.map((each) => `complaint:${each}` as const)),
})

export const aComplaint = (fields: Partial<Complaint> = {}): Complaint => ({
  code: 'PA-7K3M-9XQ2',
  version: 1,
  channel: 'zalo',
  category: 'delay',
  flags: [],
  severity: 'normal',
  status: 'received',
  confidentiality: 'named',
  citizen: 'citizen-1',
  unitCode: 'H99.11',
  protected: false,
  handlerUnitCode: 'H99.11',
  dossierCode: null,
  amountVnd: null,
  createdAt: NOW,
  updatedAt: NOW,
  dueAt: Date.parse('2026-12-17T00:00:00+07:00'),
  firstDueAt: Date.parse('2026-12-17T00:00:00+07:00'),
  pause: null,
  splitFrom: null,
  assigned: null,
  outcome: null,
  verdict: null,
  mergedInto: null,
  reopened: false,
  resolvedAt: null,
  ...fields,
})

/** Does actions one after the other; the last answer. */
export function actAll(complaint: Complaint, ...actions: Parameters<typeof act>[1][]) {
  let acted = act(complaint, actions[0]!, setting)
  for (const action of actions.slice(1)) {
    if ('refused' in acted) return acted
    acted = act(acted.complaint, action, setting)
  }
  return acted
}

export const assign: OfficialAction = {
  action: 'assign',
  by: 'Lê Văn B',
  text: 'Xác minh và trả lời',
  person: 'Trần Thị C',
  unit: null,
  dueAt: null,
  result: null,
  accountable: null,
}
export const ask: OfficialAction = { action: 'ask', by: 'C', text: 'Ông/Bà nộp hồ sơ ngày nào?' }
export const answer: OfficialAction = {
  action: 'answer',
  by: 'C',
  text: 'Đã xin lỗi và trả kết quả.',
  outcome: 'founded',
}

/** @param database one that is migrated; SQLite in memory when left out */
export async function theDesk(database?: Database): Promise<Desk> {
  const desk = database ? deskOver(database) : await aDesk()
  const recorded = Date.parse('2026-01-01T00:00:00+07:00')
  const holiday = { date: '2026-11-24', name: 'Ngày Văn hóa Việt Nam', kind: 'off', official: true } as const
  await desk.database.commit([
    ...(database ? UNITS.map((unit) => putUnit(database, unit, recorded)) : []),
    putUnit(desk.database, INSPECTORATE, recorded),
    ...putHolidays(desk.database, 2026, [holiday], recorded),
  ])
  return desk
}

/** A moment of its own chance for each name. */
export const momentOf = (name: string, fields: Partial<Moment> = {}): Moment => ({
  at: NOW,
  recordedAt: fields.at ?? NOW,
  key: `${name}:0`,
  cause: name,
  citizen: 'citizen-1',
  address: { channel: 'zalo', account: 'oa', user: 'user-1' },
  draw: (purpose) => createHash('sha256').update(`${name}:${purpose}`).digest('hex'),
  ...fields,
})

/** Files a complaint as the flow does: plan, then record. */
export async function file(
  desk: Desk,
  name: string,
  fields: Partial<NewComplaint> = {},
  moment = momentOf(name),
) {
  const draft = {
    category: 'delay' as const,
    flags: [],
    story: 'Hồ sơ trễ hẹn hai tuần, gọi 0912 345 678 không ai nghe.',
    unitCode: 'H99.11',
    official: null,
    dossierCode: 'H99.11-261001-0001',
    contact: '0912345678',
    amountVnd: null,
    confidentiality: 'named' as const,
    attachments: [],
    ...fields,
  }
  const plan = await planComplaint(desk, draft, moment)
  const code = fields.code ?? trackingCode(moment.draw('complaint-code'))
  const secret = receiptSecret(moment.draw('receipt-secret'))
  const result = await desk.database.commit(fileComplaint(desk, { ...plan, ...draft, code, secret }, moment))
  return { code, secret, result, plan }
}

/** An official's action through the store, by a program that may do everything. */
export function done(
  desk: Desk,
  code: string,
  action: OfficialAction,
  now = NOW,
  idempotencyKey: string | null = null,
) {
  return applyAction(desk, everyone, { code, action, actor: 'token:t', idempotencyKey }, now)
}

/** A complaint as its citizen opens it in the chat that filed it. */
export async function opened(desk: Desk, code: string, moment: Moment): Promise<CitizenComplaint> {
  const found = await findComplaint(desk, { code }, moment)
  if (!found?.mine) throw new Error('filed elsewhere')
  return found.opened
}

/** Empties what tests file and do, so that one database serves a whole suite. */
export async function forgetComplaints({ database }: Desk): Promise<void> {
  const tables = [
    'complaint',
    'complaint_standing',
    'complaint_event',
    'chain_entry',
    'chain_salt',
    'identity_request',
    'notice',
    'rating',
    'rating_answer',
    'citizen',
    'data_request',
  ] as const
  await database.commit(tables.map((table) => write(database.read.deleteFrom(table))))
}
