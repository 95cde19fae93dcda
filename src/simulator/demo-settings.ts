/** The invented credentials of the demonstration: its two platforms are played by the simulator and know them. */

export const demoZalo = {
  appId: '1000000000000000001',
  appSecret: 'demo-zalo-app-secret',
  oaId: '2000000000000000002',
  oaSecret: 'demo-zalo-oa-secret',
  refreshToken: 'demo-zalo-refresh-token',
}

/** The played Page. */
export const demoMessenger = {
  pageId: '111000000000111',
  appSecret: 'demo-messenger-app-secret',
  pageToken: 'demo-messenger-page-token',
  verifyToken: 'demo-messenger-verify-token',
}

/** The API token of the demonstration (contract 1). */
export const DEMO_API_TOKEN = 'demo'
