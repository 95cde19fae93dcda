/** Puts the server together: settings, store, channels, engine, jobs and the web, and takes it down again in order. */
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import express from 'express'
import { createHouse } from '../dialogs/house.ts'
import { demoAccounts } from './accounts/demo-accounts.ts'
import { SCOPES } from './api/route.ts'
import { apiRouter } from './api/router.ts'
import { routes } from './api/routes.ts'
import { readTokens, tokenOf } from './api/tokens.ts'
import { startFetching } from './attachments/fetch-job.ts'
import { accountsInWords } from './channels/accounts.ts'
import { connectChannels } from './channels/connect.ts'
import { followTemplates } from './channels/live-templates.ts'
import { channelsOverview } from './channels/overview.ts'
import { createTroubles, readTroubles, tellingOfTroubles } from './channels/trouble.ts'
import { accountStates, startUpkeep } from './channels/upkeep.ts'
import type { Webhooks } from './channels/webhooks.ts'
import { watchClock } from './clock-check.ts'
import { BadSettings, type Config, readConfig, redisOf } from './config.ts'
import { consoleRouter } from './console/router.ts'
import type { Pump } from './conversation/pump.ts'
import type { Desk } from './desk.ts'
import { openEngineRoom } from './engine-room.ts'
import { startTelling, type Telling } from './officials-told/job.ts'
import { mailOf } from './officials-told/mail-settings.ts'
import { openAttachments } from './open-attachments.ts'
import { openData } from './open-data/open-data.ts'
import { openServerDesk } from './open-desk.ts'
import { openMailbox } from './open-mailbox.ts'
import { openOidc } from './open-oidc.ts'
import { publicPages } from './public/pages.ts'
import { toTranscript } from './replay/from-simulator.ts'
import { type Jobs, startJobs } from './schedule/jobs.ts'
import { startFeed } from './score-feed/feed-job.ts'
import { feedOf } from './score-feed/feed-settings.ts'
import { demoDossiers, loadDemo } from './seed/load-demo.ts'
import { sendLimits } from './send-limits.ts'
import { DEMO_API_TOKEN, demoMessenger, demoZalo } from './simulator/demo-settings.ts'
import { demoRules } from './simulator/demo-templates.ts'
import { createSimulator, type Simulator } from './simulator/simulator.ts'
import { steadyClock } from './steady-clock.ts'
import { createLog, safeError } from './telemetry/log.ts'
import { createMetrics } from './telemetry/metrics.ts'
import { loadDeployed } from './understanding/unclear/own-model.ts'
import { health } from './web/health.ts'
import { lastError } from './web/last-error.ts'
import { listen } from './web/listen.ts'
import { securityHeaders } from './web/security-headers.ts'
import { zaloWeb } from './web/zalo-consent.ts'

/** `all` is one process; `web` answers webhooks and pages, `worker` takes turns and sends. */
export type Role = 'all' | 'web' | 'worker'

/** How long a server that stops waits for the requests that it is answering. */
const LAST_ANSWERS_MS = 2_000

export type Running = { port: number; stop(): Promise<void> }

/**
 * Starts the server.
 *
 * @param say prints for the person at the terminal
 * @throws BadSettings before it listens
 */
export async function serve(
  env: Record<string, string | undefined>,
  role: Role,
  say: (line: string) => void,
): Promise<Running> {
  const config = readConfig(env, 'serve')
  if (role !== 'all' && !config.env.DATABASE_URL) {
    throw new BadSettings([
      `--role ${role}: needs DATABASE_URL, because SQLite serves one process; run serve without --role`,
    ])
  }
  const tokens = await readTokens(config.env.API_TOKEN, config.env.API_TOKENS_FILE).catch((error: Error) => {
    throw new BadSettings([error.message])
  })
  const { leftAside } = loadDeployed(join(config.env.DATA_DIR, config.demo ? 'demo' : '')) // so that no message waits for it
  const now = steadyClock()
  const log = createLog(config.demo && !env.LOG_LEVEL ? 'warn' : config.env.LOG_LEVEL)
  if (leftAside !== null) log.warn(leftAside)
  const desk = await openServerDesk(config, now())
  const opened = await openMailbox(desk, redisOf(config), role === 'web')
  const app = express()
  /** Being answered, but for the simulator's, some of which never end. */
  const requests = new Set<ServerResponse>()
  let atTheDoor: Webhooks = (_request, _response, next) => next()
  const { server, port } = await listen(
    (request, response) => {
      if (!request.url?.startsWith('/simulator')) {
        requests.add(response)
        response.once('close', () => requests.delete(response))
      }
      atTheDoor(request, response, () => app(request, response))
    },
    config.env.PORT,
    config.env.HOST ?? (config.demo ? '127.0.0.1' : '0.0.0.0'),
  ).catch(async (error: unknown) => {
    await opened.close() // an open connection would keep the process from ending
    await desk.database.close()
    throw error
  })
  const base = `http://127.0.0.1:${port}`
  const attachments = openAttachments(config, base)
  const metrics = createMetrics()
  const connected = connectChannels(config, desk, base)
  const following = followTemplates(connected.templates, log)
  const troubles = createTroubles(desk.database, log, now)
  const channels = connected.channels.map((channel) => tellingOfTroubles(channel, troubles))
  const room = await openEngineRoom({
    desk,
    opened,
    channels,
    house: createHouse({ humanPauseMs: config.env.HUMAN_PAUSE }),
    verifyTokens: connected.verifyTokens,
    replayToleranceMs: config.env.REPLAY_TOLERANCE,
    sendLimits: sendLimits(config.env),
    log,
    metrics,
    now,
    chance: Math.random,
  })
  const { mailbox } = room
  let jobs: Jobs | null = null
  let fetching: Pump | null = null
  let telling: Telling | null = null
  let upkeep: { stop(): Promise<void> } | null = null
  let scoreFeed: { stop(): Promise<void> } | null = null
  let simulator: Simulator | null = null
  const clock = watchClock(desk.database, now, log)
  if (!config.demo) upkeep = startUpkeep(channels, troubles, log) // webhooks must know our app, too
  if (role !== 'web') {
    await room.start()
    const { arrived } = room
    fetching = startFetching({ ...attachments, desk, mailbox, log, metrics, now, arrived }, room.pollMs)
  }

  const loaded = Promise.withResolvers<void>()
  app.disable('x-powered-by')
  app.set('trust proxy', config.env.TRUSTED_PROXIES) // these alone are believed for whom they ask
  if (role !== 'worker') atTheDoor = room.webhooks
  app.use(
    health({
      database: desk.database,
      mailbox,
      checks: opened.checks,
      ...(channels.length > 0
        ? { accounts: async () => accountStates(channels, await readTroubles(desk.database)) }
        : {}),
      metrics,
      metricsToken: config.env.METRICS_TOKEN ?? null,
      now,
    }),
  )
  if (role !== 'worker') {
    app.use(securityHeaders(config.env.PUBLIC_URL?.startsWith('https:') ?? false))
    if (config.demo) simulator = mountSimulator(app, base)
    const apiTokens =
      config.demo && !config.env.API_TOKEN ? [...tokens, tokenOf('demo', DEMO_API_TOKEN, SCOPES)] : tokens
    const consents = {
      ...desk,
      oauthUrl: connected.zaloOauthUrl,
      codeVerifier: config.env.ZALO_CODE_VERIFIER ?? null,
      now,
    }
    const onDefect = (error: unknown, route: string) =>
      log.error({ route, error: safeError(error) }, 'a defect in the API')
    app.use('/api', apiRouter(desk, { tokens: apiTokens, routes: routes(room), now, onDefect }))
    app.use(
      '/console',
      consoleRouter({
        desk,
        files: attachments.files,
        channels: channelsOverview(
          consents,
          connected.accounts,
          config.env.PUBLIC_URL ?? (config.demo ? base : null),
        ),
        templates: connected.templates,
        now,
        log,
        changed: () => {
          jobs?.kick()
          telling?.kick()
        },
        secure: config.env.PUBLIC_URL?.startsWith('https:') ?? false,
        signInRules: { secondFactor: config.env.SECOND_FACTOR, oidc: openOidc(config, log) },
      }),
    )
    app.use(
      zaloWeb({
        ...consents,
        verifierCodes: config.env.ZALO_VERIFIER_CODE,
        oas: connected.accounts.oas,
        troubles,
        log,
      }),
    )
    app.use(async (_request, _response, next) => {
      await loaded.promise // a quarter is published once: not of a half-loaded demonstration
      next()
    })
    const { PUBLIC_URL, OPEN_DATA_LICENSE: licence = null } = config.env
    app.use(openData({ desk, now, base: PUBLIC_URL ?? '', licence }))
    app.use(
      publicPages({
        desk,
        now,
        demo: config.demo,
        accounts: accountsInWords(config.accounts),
        zaloVerifierCodes: config.env.ZALO_VERIFIER_CODE,
      }),
    )
  }
  app.use(lastError(log))
  if (config.demo) await prepareDemo(desk, config, port, now(), say)
  else say(`Lắng Nghe: http://${config.env.HOST ?? '0.0.0.0'}:${port}`)
  loaded.resolve()
  // After the demonstration is loaded: what is half there must be neither closed nor escalated.
  if (role !== 'web') {
    jobs = startJobs({ desk, mailbox, channels, log, now, arrived: room.arrived }, room.pollMs)
    telling = startTelling({ desk, mail: mailOf(config.env), log, metrics, now, told: () => jobs?.kick() })
    scoreFeed = startFeed({ desk, feed: feedOf(config.env), log, now, chance: Math.random })
  }

  let stopped: Promise<void> | null = null
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    clock.stop()
    const lastAnswers = Promise.all([...requests].map((one) => once(one, 'close')))
    await Promise.all([
      jobs?.stop(),
      fetching?.stop(),
      telling?.stop(),
      scoreFeed?.stop(),
      upkeep?.stop(),
      following.stop(),
      Promise.race([lastAnswers, pause(LAST_ANSWERS_MS, undefined, { ref: false })]),
      room.stop(),
    ])
    await room.close()
    await simulator?.close()
    server.closeAllConnections()
    await closed
    await desk.database.close()
  }
  return {
    port,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

function mountSimulator(app: express.Express, base: string): Simulator {
  const simulator = createSimulator({
    webhookBase: () => base,
    zalo: demoZalo,
    messenger: demoMessenger,
    tryThese: [...demoDossiers],
    toTranscript,
    rules: demoRules,
  })
  app.use('/simulator/zalo', simulator.zaloRouter)
  app.use('/simulator/graph', simulator.messengerRouter)
  app.use('/simulator', simulator.router)
  return simulator
}

async function prepareDemo(
  desk: Desk,
  config: Config,
  port: number,
  now: number,
  say: (line: string) => void,
): Promise<void> {
  const known = await desk.database.read.selectFrom('unit_version').select('id').limit(1).executeTakeFirst()
  if (!known) say('Đang nạp tỉnh mẫu (một lần)… / Loading the demonstration province (once)…')
  await loadDemo(desk, now)
  const accounts = await demoAccounts(desk, now)
  const at = `http://${config.env.HOST ?? '127.0.0.1'}:${port}`
  say(`
Lắng Nghe đang chạy (trình diễn) / is running (demonstration)

  Hai chiếc điện thoại / two phones   ${at}/simulator
  Trang cán bộ / officials' console   ${at}/console
  API và tài liệu / API and its docs  ${at}/api/docs   (token: ${config.env.API_TOKEN ?? DEMO_API_TOKEN})
  Trang công khai / public page       ${at}/

Tài khoản / accounts:
${accounts.map((account) => `  ${account.username.padEnd(18)} ${account.password.padEnd(16)} ${account.what}`).join('\n')}

Ctrl-C để dừng / to stop.`)
}
