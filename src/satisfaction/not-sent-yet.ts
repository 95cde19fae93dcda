/** Stands in `invitation.sent_at` for the moment of sending until that has come. */
export const NOT_SENT_YET = Number.MAX_SAFE_INTEGER
