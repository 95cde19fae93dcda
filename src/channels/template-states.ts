/** What the platforms say of templates: whether each account's platform knows and approves them. */
import type { Desk } from '../desk.ts'
import type { ChannelAccounts, OaAccount, PageAccount } from './accounts.ts'
import { openApi } from './api-call.ts'
import { type ChannelName, SendError } from './channel.ts'
import { listTemplates, type PageTemplate } from './messenger/template-list.ts'
import type { Templates } from './templates.ts'
import { readTemplateInfo, type TemplateInfo } from './zalo/template-info.ts'
import { createAccessTokens } from './zalo/token.ts'
import { createTokenStore } from './zalo/token-store-sql.ts'

/** Why nothing goes out by a template, or not rightly. */
export type TemplateFault =
  /** The platform does not show it: its own error code. */
  | { what: 'refused'; code: string }
  /** It is not approved: the platform's own word. */
  | { what: 'status'; status: string }
  /** Parameters of the platform for which we give no word. */
  | { what: 'no_word'; names: string[] }
  /** Parameters that we name and the platform does not know. */
  | { what: 'no_parameter'; names: string[] }
  /** The Page has none of this name in this language. */
  | { what: 'absent'; language: string }
  /** We give so many words, the template has so many places. */
  | { what: 'places'; ours: number; theirs: number }

export type TemplateState = {
  channel: ChannelName
  account: string
  kind: string
  /** The platform's id or name of it. */
  template: string
  /** Null: it fits, as far as the platform says. */
  fault: TemplateFault | null
}

export type TemplateAsk = {
  desk: Desk
  accounts: ChannelAccounts
  zaloOauthUrl: string
  zaloTemplateUrl: string
  graphUrl: string
  graphVersion: string
}

/** Each template on each account: an OA and a Page have their own. */
export async function templateStates(ask: TemplateAsk, templates: Templates): Promise<TemplateState[]> {
  const states: TemplateState[] = []
  if (ofPlatform(templates, 'zalo').length > 0)
    for (const oa of ask.accounts.oas) states.push(...(await onOa(ask, oa, templates)))
  if (ofPlatform(templates, 'messenger').length > 0)
    for (const page of ask.accounts.pages) states.push(...(await onPage(ask, page, templates)))
  return states
}

async function onOa(ask: TemplateAsk, oa: OaAccount, templates: Templates): Promise<TemplateState[]> {
  const { database, vault } = ask.desk
  const store = createTokenStore(database, vault)
  const tokens = createAccessTokens({ ...oa, store, post: openApi(ask.zaloOauthUrl), now: Date.now })
  const states: TemplateState[] = []
  for (const [kind, { id, parameters }] of ofPlatform(templates, 'zalo')) {
    const of = { channel: 'zalo' as const, account: oa.oaId, kind, template: id }
    try {
      const info = await readTemplateInfo(ask.zaloTemplateUrl, tokens, id)
      states.push({ ...of, fault: zaloFault(info, Object.keys(parameters)) })
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      states.push({ ...of, fault: { what: 'refused', code: error.code } })
    }
  }
  return states
}

/** What is wrong with a template of Zalo; null when it fits, as far as Zalo says. Pure. */
export function zaloFault(
  { status, parameters }: TemplateInfo,
  ours: readonly string[],
): TemplateFault | null {
  if (status !== null && !/^enable/i.test(status)) return { what: 'status', status }
  if (parameters === null) return null
  const missing = parameters.filter((name) => !ours.includes(name))
  const unknown = ours.filter((name) => !parameters.includes(name))
  if (missing.length > 0) return { what: 'no_word', names: missing }
  return unknown.length > 0 ? { what: 'no_parameter', names: unknown } : null
}

async function onPage(ask: TemplateAsk, page: PageAccount, templates: Templates): Promise<TemplateState[]> {
  const asked = ofPlatform(templates, 'messenger').map(([kind, template]) => ({
    of: { channel: 'messenger' as const, account: page.pageId, kind, template: template.name },
    template,
  }))
  try {
    const known = await listTemplates({ ...page, graphUrl: ask.graphUrl, version: ask.graphVersion })
    return asked.map(({ of, template }) => ({ ...of, fault: pageFault(known, template) }))
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    const { code } = error
    return asked.map(({ of }) => ({ ...of, fault: { what: 'refused', code } }))
  }
}

/** What is wrong with a template of a Page; null when it fits. Pure. */
export function pageFault(
  known: readonly PageTemplate[],
  { name, language, parameters }: { name: string; language: string; parameters: readonly string[] },
): TemplateFault | null {
  const found = known.find((one) => one.name === name && one.language === language)
  if (!found) return { what: 'absent', language }
  if (found.status !== null && found.status !== 'APPROVED') return { what: 'status', status: found.status }
  return found.parameters === null || found.parameters === parameters.length
    ? null
    : { what: 'places', ours: parameters.length, theirs: found.parameters }
}

function ofPlatform<Platform extends 'zalo' | 'messenger'>(templates: Templates, platform: Platform) {
  return [...templates].flatMap(([kind, one]) => {
    const own = one[platform]
    return own ? [[kind, own] as [string, NonNullable<typeof own>]] : []
  })
}
