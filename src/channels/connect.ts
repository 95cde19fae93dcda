/** Connects the channels that the settings name; the demonstration's are played by the simulator. */
import type { Config } from '../config.ts'
import type { Desk } from '../desk.ts'
import { demoMessenger, demoZalo } from '../simulator/demo-settings.ts'
import type { Channel } from './channel.ts'
import { createMessenger } from './messenger/messenger.ts'
import { createTokenStore } from './zalo/token-store-sql.ts'
import { createZalo } from './zalo/zalo.ts'

/** The Page's verify token comes along, because the handshake needs it. */
export type Connected = { channels: Channel[]; verifyToken: string | null }

/** @param base where the simulator is reached; only the demonstration uses it */
export function connectChannels(config: Config, desk: Desk, base: string): Connected {
  const { env } = config
  const tokens = createTokenStore(desk.database, desk.vault)
  if (config.demo) {
    const zalo = { ...demoZalo, secrets: [demoZalo.oaSecret], tokens }
    const messenger = { ...demoMessenger, secrets: [demoMessenger.appSecret] }
    return {
      channels: [
        createZalo({ ...zalo, apiUrl: `${base}/simulator/zalo`, oauthUrl: `${base}/simulator/zalo` }),
        createMessenger({
          ...messenger,
          graphUrl: `${base}/simulator/graph`,
          version: env.MESSENGER_GRAPH_VERSION,
        }),
      ],
      verifyToken: demoMessenger.verifyToken,
    }
  }
  const channels: Channel[] = []
  if (env.ZALO_OA_ID) {
    channels.push(
      createZalo({
        appId: env.ZALO_APP_ID!,
        appSecret: env.ZALO_APP_SECRET!,
        oaId: env.ZALO_OA_ID,
        secrets: [env.ZALO_OA_SECRET!],
        refreshToken: env.ZALO_REFRESH_TOKEN!,
        apiUrl: env.ZALO_API_URL,
        oauthUrl: env.ZALO_OAUTH_URL,
        tokens,
      }),
    )
  }
  if (env.MESSENGER_PAGE_ID) {
    channels.push(
      createMessenger({
        pageId: env.MESSENGER_PAGE_ID,
        pageToken: env.MESSENGER_PAGE_TOKEN!,
        secrets: [env.MESSENGER_APP_SECRET!],
        graphUrl: env.MESSENGER_GRAPH_URL,
        version: env.MESSENGER_GRAPH_VERSION,
      }),
    )
  }
  return { channels, verifyToken: env.MESSENGER_VERIFY_TOKEN ?? null }
}
