/** What a page of the console is: a route with who may, what the record keeps of it, and what it answers. */
import type { html } from 'hono/html'
import type { Account } from '../accounts/account-store.ts'
import type { Permission } from '../accounts/roles.ts'
import type { Session } from '../accounts/session.ts'
import type { Caller, Door } from '../accounts/sign-in.ts'
import type { FileStore } from '../attachments/file-store.ts'
import type { Instant } from '../calendar/instant.ts'
import type { LiveTemplates } from '../channels/live-templates.ts'
import type { ChannelsOverview } from '../channels/overview.ts'
import type { TemplateState } from '../channels/template-states.ts'
import type { Templates } from '../channels/templates.ts'
import type { OpenedFile } from '../complaints/complaint-file.ts'
import type { Desk } from '../desk.ts'
import type { Language } from './language.ts'
import type { OidcClient } from './sign-in/oidc-client.ts'

/** A piece of a page. Everything that `html` is given is escaped. */
export type Markup = ReturnType<typeof html>

/** The templates that hold, and what the platforms say of templates. */
export type TemplatesOffice = LiveTemplates & {
  examine(templates: Templates): Promise<TemplateState[]>
}

/** One request, read. */
export type Visit = {
  desk: Desk
  /** What citizens sent along. */
  files: FileStore
  /** The OAs and Pages; null where none can be connected. */
  channels: ChannelsOverview | null
  /** Null where no channel can be connected. */
  templates: TemplatesOffice | null
  now: Instant
  language: Language
  /** Null before sign-in. */
  account: Account | null
  /** The token that each form carries. */
  csrf: string
  params: Record<string, string>
  query: Record<string, string>
  /** The fields of a posted form, NFC, line ends as `\n`; {} otherwise. */
  form: Record<string, string>
  /** Something was changed that notices tell of: they are handed over at once. */
  changed(): void
  /** The session cookie, as it came; null when none did. */
  sessionId: string | null
  /** The session; null before sign-in. */
  session: Session | null
  signInRules: SignInRules
  /** A sign-in under way at the OpenID Connect provider, sealed; null: none. */
  oidcFlow: string | null
  door: Door
  caller: Caller
}
export type SignedInVisit = Visit & { account: Account; session: Session }

/** How this office signs in, from the settings. */
export type SignInRules = {
  /** `required`: whoever signs in with a password enrols a second factor before anything else. */
  secondFactor: 'optional' | 'required'
  /** Null: there is no other way than the password. */
  oidc: OidcClient | null
}

export type Answer =
  /** `at`: the page's own address, where a form was posted to another. */
  | { title: string; body: Markup; status?: number; at?: string }
  /** 303 to a page of ours. `session`: the id of a session just opened, or null for one that ended. `device`: for its cookie. */
  | { seeOther: string; session?: string | null; device?: string }
  /** 303 to the OpenID Connect provider. `flow`: what has to come back, sealed, for a cookie. */
  | { away: string; flow: string }
  /** A file of a citizen's: never run, never guessed at. `inline` only for a copy that was drawn here. */
  | { file: OpenedFile; inline: boolean }

/** What the chained record keeps when the page is used, or why there is nothing to keep. */
export type RecordEntry = { entry: string } | { none: string }

type Route = { method: 'get' | 'post'; path: string; record: RecordEntry }

/** `needs` null: any account. Only signing in is public. */
export type Page =
  | (Route & { needs: 'public'; handle(visit: Visit): Promise<Answer> })
  | (Route & { needs: Permission | null; handle(visit: SignedInVisit): Promise<Answer> })
