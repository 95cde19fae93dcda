/** What `doctor` finds out about templates, those of TEMPLATES_FILE and those set in the console. */
import { storedTemplates, withStored } from '../channels/stored-templates.ts'
import {
  pageFault,
  type TemplateFault,
  type TemplateState,
  templateStates,
  zaloFault,
} from '../channels/template-states.ts'
import type { Config } from '../config.ts'
import type { Desk } from '../desk.ts'
import type { Finding } from './finding.ts'

/** Each template on each account: an OA and a Page have their own. Nothing where no template is named. */
export async function examineTemplates(config: Config, desk: Desk): Promise<Finding[]> {
  const { env, accounts } = config
  const states = await templateStates(
    {
      desk,
      accounts,
      zaloOauthUrl: env.ZALO_OAUTH_URL,
      zaloTemplateUrl: env.ZALO_TEMPLATE_URL,
      graphUrl: env.MESSENGER_GRAPH_URL,
      graphVersion: env.MESSENGER_GRAPH_VERSION,
    },
    withStored(config.templates, await storedTemplates(desk.database)),
  )
  return states.map((state) => ({ what: whatOf(state), todo: todoOf(state.channel, state.fault) }))
}

function whatOf({ channel, account, kind, template }: TemplateState): string {
  return `${channel === 'zalo' ? 'Zalo OA' : 'Messenger Page'} ${account}: template ${template} (${kind})`
}

/** What is to be done about a template of Zalo; null when it fits, as far as Zalo says. Pure. */
export function zaloTodo(...asked: Parameters<typeof zaloFault>): string | null {
  return todoOf('zalo', zaloFault(...asked))
}

/** What is to be done about a template of a Page; null when it fits. Pure. */
export function pageTodo(...asked: Parameters<typeof pageFault>): string | null {
  return todoOf('messenger', pageFault(...asked))
}

function todoOf(channel: TemplateState['channel'], fault: TemplateFault | null): string | null {
  switch (fault?.what) {
    case undefined:
      return null
    case 'refused':
      return channel === 'zalo'
        ? `Zalo answers ${fault.code}: check the id, and that this OA owns the template`
        : `Graph answers code ${fault.code}: check the permission pages_utility_messaging`
    case 'status':
      return channel === 'zalo'
        ? `it is ${fault.status} at Zalo: nothing goes out by it until Zalo enables it`
        : `Meta says ${fault.status}: nothing goes out by it until it is approved`
    case 'no_word':
      return `TEMPLATES_FILE: gives no word for ${fault.names.join(', ')}`
    case 'no_parameter':
      return `TEMPLATES_FILE: Zalo knows no parameter ${fault.names.join(', ')} of it`
    case 'absent':
      return `the Page has no template of this name in the language ${fault.language}`
    case 'places':
      return `TEMPLATES_FILE: gives ${fault.ours} words, the template has ${fault.theirs} places`
  }
}
