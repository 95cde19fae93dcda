/** `CHANNELS_FILE`: several OAs and Pages in one YAML file (docs/channels/accounts.md). */
import { type Document, parseDocument } from 'yaml'
import { z } from 'zod'
import type { ChannelAccounts, OaAccount, PageAccount } from './accounts.ts'
import { type Conflict, conflictsOf } from './conflicting-accounts.ts'

type Env = Record<string, string | undefined>

/** A value may stand in the environment instead: `${NAME}`, alone. */
const REFERENCE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/

function schemaWith(env: Env) {
  const words = z
    .string('is missing, or no single value')
    .trim()
    .min(1, 'must not be empty')
    .transform((value, context) => {
      const name = REFERENCE.exec(value)?.[1]
      if (name === undefined && value.includes('${')) {
        context.addIssue({ code: 'custom', message: `a variable like \${NAME} must be the whole value` })
        return z.NEVER
      }
      if (name === undefined) return value
      const found = env[name]
      if (found) return found
      context.addIssue({ code: 'custom', message: `${name} is not set in the environment` })
      return z.NEVER
    })
  const id = words.pipe(z.string().regex(/^\d+$/, 'must be the digits of an id'))
  const optional = z.preprocess(
    (value) => (value === '' ? undefined : value),
    words.optional().transform((value) => value ?? null),
  )
  const office = { unit: optional, name: optional }
  const Oa = z.strictObject({
    oaId: id,
    appId: id,
    appSecret: words,
    oaSecret: words,
    oaSecretPrevious: optional,
    refreshToken: optional,
    ...office,
  })
  const Page = z.strictObject({
    pageId: id,
    appSecret: words,
    appSecretPrevious: optional,
    verifyToken: words,
    pageToken: words,
    ...office,
  })
  return z.strictObject({ zalo: listOf(Oa), messenger: listOf(Page) })
}

/** A list that may be missing or left empty. */
function listOf<Schema extends z.ZodType>(one: Schema) {
  return z.preprocess((value) => (value === '' || value == null ? [] : value), z.array(one))
}

type Listed = z.output<ReturnType<typeof schemaWith>>

/**
 * Reads the file's text. All scalars are taken as text, so that an id without quotes keeps every digit.
 *
 * @param already the accounts that other settings name: none may be named twice
 * @returns the accounts of the file, and every problem with its line; with problems the accounts are not to be used
 */
export function readChannelsFile(
  text: string,
  env: Env,
  already: ChannelAccounts,
): { accounts: ChannelAccounts; problems: string[] } {
  const nothing = { oas: [], pages: [] }
  const document = parseDocument(text, { schema: 'failsafe' })
  if (document.errors.length > 0) {
    const problems = document.errors.map(
      (error) => `CHANNELS_FILE, line ${error.linePos?.[0].line ?? '?'}: ${error.message.split('\n')[0]}`,
    )
    return { accounts: nothing, problems }
  }
  const read = schemaWith(env).safeParse(document.toJS() ?? {})
  if (!read.success) {
    const problems = read.error.issues.map(
      ({ path, message }) =>
        `${placeOf(document, text, path)}${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`,
    )
    return { accounts: nothing, problems }
  }
  const listed = read.data
  if (listed.zalo.length + listed.messenger.length === 0)
    return { accounts: nothing, problems: ['CHANNELS_FILE: names no account under zalo or messenger'] }
  const accounts = accountsOf(listed)
  const problems = conflictsOf(accounts, already).map((one) => conflictSaid(document, text, one))
  return { accounts, problems }
}

function conflictSaid(document: Document, text: string, { path, problem, other }: Conflict): string {
  const where =
    typeof other === 'string' ? other : `${other.join('.')}, line ${lineOf(document, text, other) ?? '?'}`
  return `${placeOf(document, text, path)}${path.join('.')}: ${problem} (${where})`
}

/** `CHANNELS_FILE, line 7: ` */
function placeOf(document: Document, text: string, path: PropertyKey[]): string {
  const line = lineOf(document, text, path)
  return line === null ? 'CHANNELS_FILE: ' : `CHANNELS_FILE, line ${line}: `
}

/** A member that is missing is looked for where it should stand; null: the file has nothing like it. */
function lineOf(document: Document, text: string, path: PropertyKey[]): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as
      | { range?: [number, number, number] }
      | undefined
    if (node?.range) return text.slice(0, node.range[0]).split('\n').length
  }
  return null
}

function accountsOf(listed: Listed): ChannelAccounts {
  const oas: OaAccount[] = listed.zalo.map((one) => ({
    oaId: one.oaId,
    appId: one.appId,
    appSecret: one.appSecret,
    secrets: [one.oaSecret, ...(one.oaSecretPrevious === null ? [] : [one.oaSecretPrevious])],
    refreshToken: one.refreshToken,
    unit: one.unit,
    displayName: one.name,
  }))
  const pages: PageAccount[] = listed.messenger.map((one) => ({
    pageId: one.pageId,
    secrets: [one.appSecret, ...(one.appSecretPrevious === null ? [] : [one.appSecretPrevious])],
    pageToken: one.pageToken,
    verifyToken: one.verifyToken,
    unit: one.unit,
    displayName: one.name,
  }))
  return { oas, pages }
}
