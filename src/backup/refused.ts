/** A backup or a restore that cannot be done as things stand; the sentence says what to do. Nothing was changed. */
export class BackupRefused extends Error {
  override name = 'BackupRefused'
  /** Printed without a trace. */
  readonly expected = true
}
