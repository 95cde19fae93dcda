/** Every setting of the environment (contract 3): read once, in one place, with `env` as an argument. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { PLATFORM_HOSTS, readAllowedHosts } from './attachments/allowed-hosts.ts'
import { accountUnitsOf, type ChannelAccounts, NO_ACCOUNTS } from './channels/accounts.ts'
import { configuredAccounts, missingOfAccounts, namesAnAccount } from './channels/configured-accounts.ts'
import { readTemplates, type Templates } from './channels/templates.ts'
import { defaultSettings, type OfficeSettings } from './desk.ts'
import { missingOfMail, SmtpFrom, SmtpUrl } from './officials-told/mail-settings.ts'
import { isSafeIssuer, missingOfOidc } from './oidc-settings.ts'
import type { RedisSettings } from './open-mailbox.ts'
import { INVITATION_LIVES_DAYS } from './satisfaction/reminders.ts'
import { FeedSecret, FeedUrl, missingOfFeed } from './score-feed/feed-settings.ts'
import { count, days, duration, flag, Key, networks, url } from './setting-shapes.ts'

const r = defaultSettings.retentionDays
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().optional(),
  TRUSTED_PROXIES: networks('loopback'),
  PUBLIC_URL: z
    .url()
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  DATA_DIR: z.string().default('./data'),
  ATTACHMENT_HOSTS: z
    .string()
    .default(PLATFORM_HOSTS)
    .refine(
      (text) => readAllowedHosts(text) !== null,
      'must be hosts separated by commas, like *.zdn.vn; http:// before one where it has no https',
    )
    .transform((text) => readAllowedHosts(text) ?? []),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(
      /^rediss?:\/\/[^,\s]+(\s*,\s*rediss?:\/\/[^,\s]+)*$/,
      'must be redis://host:port or rediss://…; the nodes of a cluster separated by commas',
    )
    .optional(),
  REDIS_DURABILITY: z.enum(['strict', 'relaxed']).default('strict'),
  SECRET_KEY: Key.optional(),
  SECRET_KEY_PREVIOUS: Key.optional(),
  API_TOKEN: z.string().min(4, 'must have at least 4 characters').optional(),
  API_TOKENS_FILE: z.string().optional(),
  METRICS_TOKEN: z.string().optional(),
  ZALO_APP_ID: z.string().optional(),
  ZALO_APP_SECRET: z.string().optional(),
  ZALO_OA_ID: z.string().optional(),
  ZALO_OA_SECRET: z.string().optional(),
  ZALO_OA_SECRET_PREVIOUS: z.string().optional(),
  ZALO_REFRESH_TOKEN: z.string().optional(),
  ZALO_CODE_VERIFIER: z
    .string()
    .regex(/^[A-Za-z0-9._~-]{43,128}$/, 'must be 43 to 128 letters, digits or . _ ~ -')
    .optional(),
  ZALO_VERIFIER_CODE: z
    .string()
    .transform((codes) => codes.split(',').map((code) => code.trim()))
    .refine(
      (codes) => codes.every((code) => /^[A-Za-z0-9_-]{1,200}$/.test(code)),
      'must be the codes of Zalo, letters and digits, separated by commas',
    )
    .default([]),
  ZALO_API_URL: url('https://openapi.zalo.me'),
  ZALO_OAUTH_URL: url('https://oauth.zaloapp.com'),
  ZALO_TEMPLATE_URL: url('https://business.openapi.zalo.me'),
  ZALO_BUTTONS: z.enum(['text', 'list', 'template', 'none']).default('text'),
  ZALO_DEEP_LINK: z
    .string()
    .regex(
      /^https:\/\/\S*\{oa\}\S*$/,
      'must be an https address with {oa} in it, and perhaps {code} or {ref}',
    )
    .default('https://zalo.me/{oa}'),
  ZALO_SENDS_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(3_600), // per OA; 0: not limited
  MESSENGER_APP_SECRET: z.string().optional(),
  MESSENGER_APP_SECRET_PREVIOUS: z.string().optional(),
  MESSENGER_VERIFY_TOKEN: z.string().optional(),
  MESSENGER_PAGE_ID: z.string().optional(),
  MESSENGER_PAGE_TOKEN: z.string().optional(),
  MESSENGER_GRAPH_URL: url('https://graph.facebook.com'),
  MESSENGER_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'must be like v26.0')
    .default('v26.0'),
  CHANNELS_FILE: z.string().optional(),
  MESSENGER_MARKS: z.enum(['0', '1']).default('1'),
  MESSENGER_SENDS_PER_SECOND: z.coerce.number().int().min(0).max(100_000).default(300), // per Page; 0: not limited
  REPLAY_TOLERANCE: duration('24h').refine(
    (ms) => ms >= 3 * 3_600_000 && ms <= 7 * 86_400_000,
    'must be from 3h (platforms repeat for hours) to 7d (repeats are recognised that long)',
  ),
  HUMAN_PAUSE: duration('1h'),
  QUIET_HOURS: z
    .string()
    .regex(
      /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/,
      'must be like 21:00-07:00; 00:00-00:00 for no quiet hours',
    )
    .optional(),
  NOTICE_CAP_PER_DAY: z.coerce.number().int().min(1).max(100).default(defaultSettings.noticeCapPerDay),
  INVITATION_REMINDER_DAYS: count(0, INVITATION_LIVES_DAYS - 1, defaultSettings.invitationReminderDays),
  INVITATION_COOLDOWN_DAYS: count(0, 365, defaultSettings.invitationCooldownDays),
  TEMPLATES_FILE: z.string().optional(),
  ZALO_PAID_REPLIES: z.enum(['0', '1']).default('0'),
  MESSENGER_HUMAN_AGENT: z.enum(['0', '1']).default('0'),
  DOSSIER_BY_CODE: z.enum(['dates', 'minimal']).default('dates'),
  IDENTITY_OPEN_HOURS: z.coerce.number().int().min(1).max(720).default(defaultSettings.identityOpenHours),
  MIN_N: z.coerce.number().int().min(1).default(defaultSettings.minN),
  COVERAGE_MIN: count(0, 100, defaultSettings.coverageMin),
  ANSWER_WORKING_DAYS: days(defaultSettings.answerWorkingDays),
  FORWARD_CONDUCT_WORKING_DAYS: days(defaultSettings.forwardConductWorkingDays),
  ASK_MORE_WORKING_DAYS: days(defaultSettings.askMoreWorkingDays),
  TRANSFER_WORKING_DAYS: days(defaultSettings.transferWorkingDays),
  REFUSE_WORKING_DAYS: days(defaultSettings.refuseWorkingDays),
  SILENCE_WORKING_DAYS: days(defaultSettings.silenceWorkingDays),
  RETENTION_MESSAGES_DAYS: days(r.messages).refine(
    (n) => n >= 7,
    'must be at least 7: repeats are recognised for 7 days',
  ),
  RETENTION_COMPLAINTS_DAYS: days(r.complaints),
  RETENTION_COMMENDATIONS_DAYS: days(r.commendations),
  RETENTION_REQUESTS_DAYS: days(r.humanRequests),
  RETENTION_COMMENTS_DAYS: days(r.comments),
  RETENTION_APPLICANTS_DAYS: days(r.applicants),
  RETENTION_UNCLEAR_DAYS: days(r.unclear),
  SCORE_FEED_URL: FeedUrl,
  SCORE_FEED_SECRET: FeedSecret,
  SCORE_FEED_COMMENTS: z.enum(['0', '1']).default('0'),
  SCORE_FEED_GIVE_UP_DAYS: count(1, 90, 7),
  OPEN_DATA_LICENSE: z.string().trim().min(1).max(300).optional(),
  SMTP_URL: SmtpUrl,
  SMTP_FROM: SmtpFrom,
  SECOND_FACTOR: z.enum(['optional', 'required']).default('optional'),
  OIDC_ISSUER: z
    .url()
    .refine(
      isSafeIssuer,
      'must begin with https:// (http:// only on this machine: localhost, 127.0.0.1, [::1])',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, 'must have at most 60 characters').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  TZ: flag,
  DEMO: flag,
})
export type Environment = z.infer<typeof Environment>

/** Settings that are missing or malformed, all of them, each with its variable's name. */
export class BadSettings extends Error {
  override name = 'BadSettings'
  readonly expected = true
  readonly problems: string[]
  constructor(problems: string[]) {
    super(
      `Cấu hình chưa đúng / settings are wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    )
    this.problems = problems
  }
}

export type Config = {
  env: Environment
  /** No channel is configured and `DEMO` is not `0`: everything runs by itself on invented data. */
  demo: boolean
  /** The OAs and Pages of the settings; none in the demonstration, which has its own. */
  accounts: ChannelAccounts
  /** What TEMPLATES_FILE holds; empty without one. */
  templates: Templates
  office: OfficeSettings
}

/**
 * Reads and checks the environment.
 *
 * @param needs what this command needs: `database` for commands that only look into the store, `serve` for the server
 * @throws BadSettings with every problem at once
 */
export function readConfig(env: Record<string, string | undefined>, needs: 'database' | 'serve'): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    throw new BadSettings([
      ...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
      ...(needs === 'serve' ? missing(given, isDemo(given)) : []),
    ])
  }
  const settings = parsed.data
  const demo =
    needs === 'serve' ? isDemo(given) : isDemo(given) && !FOR_REAL.some((name) => given[name] !== undefined)
  const { templates, problems: ofTemplates } = readTemplates(settings.TEMPLATES_FILE)
  const problems = [...(needs === 'serve' || !demo ? missing(given, demo) : []), ...ofTemplates]
  if (problems.length > 0) throw new BadSettings(problems)
  const accounts = demo ? NO_ACCOUNTS : configuredAccounts(given).accounts
  return {
    env: settings,
    demo,
    accounts,
    templates,
    office: {
      ...officeOf(settings, demo),
      accountUnits: accountUnitsOf(accounts),
      newsSettlesMs: demo ? 3_000 : defaultSettings.newsSettlesMs, // who tries it out does not wait
      invitationTemplate: templates.get('phone_invitation')?.zalo ?? null,
    },
  }
}

/** Settings of a real deployment: a demonstration refuses them, and other commands then mean the real database. */
const FOR_REAL = ['DATABASE_URL', 'REDIS_URL', 'SECRET_KEY']

function isDemo(given: Record<string, string | undefined>): boolean {
  return given.DEMO !== '0' && !namesAnAccount(given)
}

/** What a start must have and does not, and what does not go together. */
function missing(given: Record<string, string | undefined>, demo: boolean): string[] {
  const problems = [
    ...missingOfMail(given),
    ...missingOfFeed(given, demo),
    ...missingOfAccounts(given),
    ...configuredAccounts(given).problems,
  ]
  if (given.REDIS_URL !== undefined && given.DATABASE_URL === undefined) {
    problems.push(
      'REDIS_URL: needs DATABASE_URL too: Redis keeps the conversations, PostgreSQL the records; set both or neither',
    )
  }
  if (demo) {
    for (const name of FOR_REAL) {
      if (given[name] !== undefined) {
        problems.push(
          `${name}: must not be set for the demonstration; connect a channel (ZALO_…, MESSENGER_… or CHANNELS_FILE) or set DEMO=0`,
        )
      }
    }
  } else if (given.SECRET_KEY === undefined) {
    problems.push('SECRET_KEY: is missing; 32 bytes in base64, make one with: openssl rand -base64 32')
  }
  problems.push(...missingOfOidc(given))
  return problems
}

/** Where the engine runs; null: on the database. */
export function redisOf({ env }: Config): RedisSettings | null {
  return env.REDIS_URL === undefined ? null : { url: env.REDIS_URL, durability: env.REDIS_DURABILITY }
}

const DEMO_FORMS = fileURLToPath(new URL('../seeds/forms', import.meta.url))

/** `21:00-07:00` as minutes of the day. */
function quietHoursOf(text: string): OfficeSettings['quietHours'] {
  const [from, to] = text.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
  return { from: from!, to: to! }
}

function officeOf(
  settings: Environment,
  demo: boolean,
): Omit<OfficeSettings, 'accountUnits' | 'invitationTemplate' | 'newsSettlesMs'> {
  return {
    answerWorkingDays: settings.ANSWER_WORKING_DAYS,
    forwardConductWorkingDays: settings.FORWARD_CONDUCT_WORKING_DAYS,
    askMoreWorkingDays: settings.ASK_MORE_WORKING_DAYS,
    transferWorkingDays: settings.TRANSFER_WORKING_DAYS,
    refuseWorkingDays: settings.REFUSE_WORKING_DAYS,
    silenceWorkingDays: settings.SILENCE_WORKING_DAYS,
    minN: settings.MIN_N,
    coverageMin: settings.COVERAGE_MIN,
    identityOpenHours: settings.IDENTITY_OPEN_HOURS,
    quietHours: quietHoursOf(settings.QUIET_HOURS ?? (demo ? '00:00-00:00' : '21:00-07:00')),
    noticeCapPerDay: settings.NOTICE_CAP_PER_DAY,
    invitationReminderDays: settings.INVITATION_REMINDER_DAYS,
    invitationCooldownDays: settings.INVITATION_COOLDOWN_DAYS,
    dossierByCode: settings.DOSSIER_BY_CODE,
    publicUrl: settings.PUBLIC_URL ?? null,
    sendsMail: settings.SMTP_URL !== undefined,
    feedsScores: settings.SCORE_FEED_URL !== undefined,
    formsFolder: demo ? DEMO_FORMS : join(settings.DATA_DIR, 'forms'),
    retentionDays: {
      messages: settings.RETENTION_MESSAGES_DAYS,
      complaints: settings.RETENTION_COMPLAINTS_DAYS,
      commendations: settings.RETENTION_COMMENDATIONS_DAYS,
      humanRequests: settings.RETENTION_REQUESTS_DAYS,
      comments: settings.RETENTION_COMMENTS_DAYS,
      applicants: settings.RETENTION_APPLICANTS_DAYS,
      unclear: settings.RETENTION_UNCLEAR_DAYS,
    },
  }
}
