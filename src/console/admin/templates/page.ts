/** `/console/admin/templates`: by which approved template each kind of notice is told; set here, or as the settings say. */
import { keepAdminEvent } from '../../../accounts/admin-event.ts'
import {
  newestTemplate,
  putTemplateAfter,
  storedTemplates,
  templateVersions,
  withStored,
} from '../../../channels/stored-templates.ts'
import type { TemplateState } from '../../../channels/template-states.ts'
import { NOTICE_WORDS, type Template } from '../../../channels/templates.ts'
import { commitOrStale } from '../../../database/commit-or-stale.ts'
import type { Answer, SignedInVisit } from '../../page.ts'
import { plainPage } from '../../plain-pages.ts'
import { type Edit, hasRead, opened, titleOf } from '../edit.ts'
import { adminWords } from '../words.ts'
import { faultText } from './fault-text.ts'
import { readTemplate, templateValues } from './template-form.ts'
import { templateListView, templateView } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const HERE = '/console/admin/templates'

/** With `?check=yes` the platforms are asked, as `doctor` asks them. */
export async function showTemplates(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const { templates, desk, query } = visit
  const stored = await storedTemplates(desk.database)
  const now = withStored(templates?.file ?? new Map(), stored)
  const states = query.check === 'yes' ? ((await templates?.examine(now)) ?? []) : null
  return { title: words.title, body: templateListView(visit, { now, stored, states }, words) }
}

/** The form of one kind's template, filled with what holds. */
export async function showTemplate(visit: SignedInVisit): Promise<Answer> {
  const kind = kindOf(visit)
  if (kind === null) return plainPage('notFound', visit.language)
  const { database } = visit.desk
  const now = withStored(visit.templates?.file ?? new Map(), await storedTemplates(database))
  const version = (await templateVersions(database)).get(kind) ?? 0
  return shown(visit, kind, opened(templateValues(now.get(kind)), version))
}

/** Sets a kind's template, once what its platforms object to has been read. */
export async function doSetTemplate(visit: SignedInVisit): Promise<Answer> {
  const kind = kindOf(visit)
  if (kind === null) return plainPage('notFound', visit.language)
  const words = visit.language === 'en' ? en : vi
  const read = readTemplate(kind, visit.form, words, adminWords(visit.language))
  if ('errors' in read) return back(visit, kind, { errors: read.errors }, 422)
  const { template } = read
  const states = (await visit.templates?.examine(new Map([[kind, template]]))) ?? []
  const warnings = states.flatMap((state) => warningOf(state, words))
  return record(visit, kind, template, warnings)
}

/** As the settings say again. */
export async function doUnsetTemplate(visit: SignedInVisit): Promise<Answer> {
  const kind = kindOf(visit)
  return kind === null ? plainPage('notFound', visit.language) : record(visit, kind, null, [])
}

async function record(
  visit: SignedInVisit,
  kind: string,
  template: Template | null,
  warnings: string[],
): Promise<Answer> {
  const { desk, account, form, language, now } = visit
  const words = adminWords(language)
  if (account.unitCode !== null) return plainPage('forbidden', language) // templates are the whole province's
  const newest = await newestTemplate(desk.database) // before what is decided on
  const version = (await templateVersions(desk.database)).get(kind) ?? 0
  const before = (await storedTemplates(desk.database)).get(kind) ?? null
  if (JSON.stringify(before) === JSON.stringify(template)) return { seeOther: `${HERE}/${kind}?done=same` }
  if (version !== Number(form.version)) return back(visit, kind, { problem: words.changedMeanwhile }, 409)
  if (!hasRead(form, warnings)) return back(visit, kind, { warnings }, 200)
  const facts = (one: Template | null) => (one === null ? null : templateValues(one))
  const result = await commitOrStale(desk.database, [
    ...putTemplateAfter(desk.database, newest, { kind, template }, now),
    keepAdminEvent(desk.database, {
      at: now,
      account: account.id,
      kind: 'template.record',
      subject: kind,
      before: facts(before),
      after: facts(template),
    }),
  ])
  if ('refused' in result) return back(visit, kind, { problem: words.busy }, 409)
  await visit.templates?.refresh()
  return { seeOther: `${HERE}/${kind}?done=saved` }
}

async function back(
  visit: SignedInVisit,
  kind: string,
  more: Partial<Edit>,
  status: number,
): Promise<Answer> {
  const version = (await templateVersions(visit.desk.database)).get(kind) ?? 0
  return shown(visit, kind, { ...opened(visit.form, version), ...more }, status)
}

async function shown(visit: SignedInVisit, kind: string, edit: Edit, status = 200): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const isSet = ((await storedTemplates(visit.desk.database)).get(kind) ?? null) !== null
  return {
    title: titleOf(edit, words.editTitle(words.kinds[kind] ?? kind), visit),
    body: templateView(visit, { kind, edit, isSet }, words),
    status,
    at: `${HERE}/${kind}`,
  }
}

function kindOf({ params }: SignedInVisit): string | null {
  return Object.hasOwn(NOTICE_WORDS, params.kind ?? '') ? (params.kind ?? null) : null
}

function warningOf({ account, fault }: TemplateState, words: typeof vi): string[] {
  return fault === null ? [] : [`${account}: ${faultText(fault, words)}`]
}
