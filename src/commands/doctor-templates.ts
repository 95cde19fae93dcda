/** What `doctor` finds out about the templates of TEMPLATES_FILE: whether each account's platform knows and approves them. */
import type { OaAccount, PageAccount } from '../channels/accounts.ts'
import { openApi } from '../channels/api-call.ts'
import { SendError } from '../channels/channel.ts'
import { listTemplates, type PageTemplate } from '../channels/messenger/template-list.ts'
import type { Templates } from '../channels/templates.ts'
import { readTemplateInfo, type TemplateInfo } from '../channels/zalo/template-info.ts'
import { createAccessTokens } from '../channels/zalo/token.ts'
import { createTokenStore } from '../channels/zalo/token-store-sql.ts'
import type { Config } from '../config.ts'
import type { Desk } from '../desk.ts'
import type { Finding } from './finding.ts'

/** Each template on each account: an OA and a Page have their own. Nothing without TEMPLATES_FILE. */
export async function examineTemplates(config: Config, desk: Desk): Promise<Finding[]> {
  const findings: Finding[] = []
  if (ofPlatform(config.templates, 'zalo').length > 0)
    for (const oa of config.accounts.oas) findings.push(...(await onOa(config, desk, oa)))
  if (ofPlatform(config.templates, 'messenger').length > 0)
    for (const page of config.accounts.pages) findings.push(...(await onPage(config, page)))
  return findings
}

async function onOa(config: Config, desk: Desk, oa: OaAccount): Promise<Finding[]> {
  const { ZALO_OAUTH_URL, ZALO_TEMPLATE_URL } = config.env
  const tokens = createAccessTokens({
    ...oa,
    store: createTokenStore(desk.database, desk.vault),
    post: openApi(ZALO_OAUTH_URL),
    now: Date.now,
  })
  const findings: Finding[] = []
  for (const [kind, template] of ofPlatform(config.templates, 'zalo')) {
    const what = `Zalo OA ${oa.oaId}: template ${template.id} (${kind})`
    try {
      const info = await readTemplateInfo(ZALO_TEMPLATE_URL, tokens, template.id)
      findings.push({ what, todo: zaloTodo(info, Object.keys(template.parameters)) })
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      findings.push({
        what,
        todo: `Zalo answers ${error.code}: check the id, and that this OA owns the template`,
      })
    }
  }
  return findings
}

/** What is to be done about a template of Zalo; null when it fits, as far as Zalo says. Pure. */
export function zaloTodo({ status, parameters }: TemplateInfo, ours: readonly string[]): string | null {
  if (status !== null && !/^enable/i.test(status))
    return `it is ${status} at Zalo: nothing goes out by it until Zalo enables it`
  if (parameters === null) return null
  const missing = parameters.filter((name) => !ours.includes(name))
  const unknown = ours.filter((name) => !parameters.includes(name))
  if (missing.length > 0) return `TEMPLATES_FILE: gives no word for ${missing.join(', ')}`
  return unknown.length > 0 ? `TEMPLATES_FILE: Zalo knows no parameter ${unknown.join(', ')} of it` : null
}

async function onPage(config: Config, page: PageAccount): Promise<Finding[]> {
  const { MESSENGER_GRAPH_URL: graphUrl, MESSENGER_GRAPH_VERSION: version } = config.env
  const asked = ofPlatform(config.templates, 'messenger')
  const what = (kind: string, name: string) => `Messenger Page ${page.pageId}: template ${name} (${kind})`
  try {
    const known = await listTemplates({ ...page, graphUrl, version })
    return asked.map(([kind, template]) => ({
      what: what(kind, template.name),
      todo: pageTodo(known, template),
    }))
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    const todo = `Graph answers code ${error.code}: check the permission pages_utility_messaging`
    return asked.map(([kind, { name }]) => ({ what: what(kind, name), todo }))
  }
}

/** What is to be done about a template of a Page; null when it fits. Pure. */
export function pageTodo(
  known: readonly PageTemplate[],
  { name, language, parameters }: { name: string; language: string; parameters: readonly string[] },
): string | null {
  const found = known.find((one) => one.name === name && one.language === language)
  if (!found) return `the Page has no template of this name in the language ${language}`
  if (found.status !== null && found.status !== 'APPROVED')
    return `Meta says ${found.status}: nothing goes out by it until it is approved`
  return found.parameters === null || found.parameters === parameters.length
    ? null
    : `TEMPLATES_FILE: gives ${parameters.length} words, the template has ${found.parameters} places`
}

function ofPlatform<Platform extends 'zalo' | 'messenger'>(templates: Templates, platform: Platform) {
  return [...templates].flatMap(([kind, one]) => {
    const own = one[platform]
    return own ? [[kind, own] as [string, NonNullable<typeof own>]] : []
  })
}
