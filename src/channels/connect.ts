/** Connects the channels that the settings name; the demonstration's are played by the simulator. */
import type { Config } from '../config.ts'
import type { Desk } from '../desk.ts'
import { demoMessenger, demoZalo } from '../simulator/demo-settings.ts'
import type { ChannelAccounts } from './accounts.ts'
import type { Channel } from './channel.ts'
import { templatesOfDemo } from './demo-templates.ts'
import { type LiveTemplates, liveTemplates } from './live-templates.ts'
import { createMessenger } from './messenger/messenger.ts'
import { type TemplateState, templateStates } from './template-states.ts'
import type { Templates } from './templates.ts'
import { formFiles } from './uploads.ts'
import { createTokenStore } from './zalo/token-store-sql.ts'
import { createZalo } from './zalo/zalo.ts'

/** The verify tokens of the Meta apps come along, because the handshake needs them, and what consent pages need to know. */
export type Connected = {
  channels: Channel[]
  verifyTokens: string[]
  accounts: ChannelAccounts
  zaloOauthUrl: string
  /** Those that hold, and what the platforms say of templates. */
  templates: LiveTemplates & { examine(templates: Templates): Promise<TemplateState[]> }
}

/** @param base where the simulator is reached; only the demonstration uses it */
export function connectChannels(config: Config, desk: Desk, base: string): Connected {
  const { env } = config
  const accounts = config.demo ? demoAccounts() : config.accounts
  const zaloUrls = config.demo
    ? {
        apiUrl: `${base}/simulator/zalo`,
        oauthUrl: `${base}/simulator/zalo`,
        templateUrl: `${base}/simulator/zalo`,
      }
    : {
        apiUrl: env.ZALO_API_URL,
        oauthUrl: env.ZALO_OAUTH_URL,
        templateUrl: env.ZALO_TEMPLATE_URL,
      }
  const graphUrl = config.demo ? `${base}/simulator/graph` : env.MESSENGER_GRAPH_URL
  const files = formFiles(desk.settings.formsFolder)
  const named = config.demo && config.templates.size === 0 ? templatesOfDemo : config.templates
  const { invitationTemplate } = desk.settings
  const live = liveTemplates(desk.database, named, (now) => {
    const set = now.get('phone_invitation')
    const isSet = set !== named.get('phone_invitation')
    desk.settings.invitationTemplate = isSet ? (set?.zalo ?? null) : invitationTemplate
  })
  const templates = live.now
  const tokens = createTokenStore(desk.database, desk.vault)
  const channels = [
    ...accounts.oas.map((account): [app: string, channel: Channel] => [
      account.appId,
      createZalo({
        ...account,
        ...zaloUrls,
        tokens,
        templates,
        paidReplies: env.ZALO_PAID_REPLIES === '1',
        buttons: env.ZALO_BUTTONS,
        files,
        oas: accounts.oas.filter(({ appId }) => appId === account.appId),
      }),
    ]),
    ...accounts.pages.map((account): [app: string, channel: Channel] => {
      const [secret] = account.secrets // one secret, one app
      const pages = accounts.pages.flatMap((one) => (one.secrets[0] === secret ? [one.pageId] : []))
      const version = env.MESSENGER_GRAPH_VERSION
      const told = {
        templates,
        humanAgent: env.MESSENGER_HUMAN_AGENT === '1',
        marks: env.MESSENGER_MARKS === '1',
        files,
      }
      return [secret!, createMessenger({ ...account, ...told, graphUrl, version, pages })]
    }),
  ]
  return {
    channels: readingForTheirApp(channels),
    verifyTokens: [...new Set(accounts.pages.map(({ verifyToken }) => verifyToken))],
    accounts,
    zaloOauthUrl: zaloUrls.oauthUrl,
    templates: {
      ...live,
      examine: (asked) =>
        templateStates(
          {
            desk,
            accounts,
            zaloOauthUrl: zaloUrls.oauthUrl,
            zaloTemplateUrl: zaloUrls.templateUrl,
            graphUrl,
            graphVersion: env.MESSENGER_GRAPH_VERSION,
          },
          asked,
        ),
    },
  }
}

/** The accounts of one app read with one function, so that a delivery that nobody signed is tried once an app. */
function readingForTheirApp(channels: [app: string, channel: Channel][]): Channel[] {
  const readers = new Map<string, Channel['receive']>()
  return channels.map(([app, channel]) => {
    const receive = readers.get(app) ?? channel.receive
    readers.set(app, receive)
    return { ...channel, receive }
  })
}

/** The played OA and Page of the demonstration. */
export function demoAccounts(): ChannelAccounts {
  const office = { unit: null, displayName: null }
  const { oaSecret, ...oa } = demoZalo
  const { appSecret, ...page } = demoMessenger
  return {
    oas: [{ ...oa, secrets: [oaSecret], ...office }],
    pages: [{ ...page, secrets: [appSecret], ...office }],
  }
}
