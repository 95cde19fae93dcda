/** Who may call: bearer tokens with scopes, from `API_TOKEN` and `API_TOKENS_FILE`. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Caller, SCOPES } from './route.ts'

type Token = { digest: Buffer; caller: Caller }

/** The tokens of a deployment; none means that the API is closed. */
export type Tokens = readonly Token[]

const TokensFile = z.array(
  z.object({
    name: z.string().trim().min(1),
    token: z.string().trim().min(16, 'a token has at least 16 characters'),
    scopes: z.array(z.enum(SCOPES)),
  }),
)

/**
 * Reads both settings.
 *
 * @param token `API_TOKEN`: all rights; undefined when unset
 * @param file path of `API_TOKENS_FILE`: a YAML list of `{name, token, scopes}`; undefined when unset
 * @throws Error that names the setting and says what is wrong
 */
export async function readTokens(token: string | undefined, file: string | undefined): Promise<Tokens> {
  const own = token ? [tokenOf('api', token, SCOPES)] : []
  if (!file) return own
  let listed: unknown
  try {
    listed = parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new Error(`API_TOKENS_FILE cannot be read: ${(error as Error).message}`)
  }
  const read = TokensFile.safeParse(listed ?? [])
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    throw new Error(`API_TOKENS_FILE must be a list of {name, token, scopes}: ${wrong}`)
  }
  return [...own, ...read.data.map(({ name, token, scopes }) => tokenOf(name, token, scopes))]
}

/** A token with its rights. Only its digest is kept. */
export function tokenOf(name: string, token: string, scopes: readonly (typeof SCOPES)[number][]): Token {
  return { digest: digestOf(token), caller: { name, scopes: new Set(scopes) } }
}

/**
 * The caller that an `Authorization` header names; null without a known token. Every token is compared, each in
 * constant time, so that the time taken tells nothing.
 */
export function callerOf(tokens: Tokens, authorization: string | undefined): Caller | null {
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  if (given === undefined) return null
  const digest = digestOf(given)
  let found: Caller | null = null
  for (const token of tokens) if (timingSafeEqual(token.digest, digest)) found ??= token.caller
  return found
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
