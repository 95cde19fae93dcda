/** What a Page tells our app of. Source: facts/messenger.md 1. `response_feedback` is left out: it puts thumbs under every message. */
export const PAGE_FIELDS = [
  'messages',
  'messaging_postbacks',
  'messaging_referrals',
  'message_reactions',
  'message_edits',
  'message_echoes',
  'message_deliveries',
  'message_reads',
  'messaging_handovers',
  'standby',
  'messaging_policy_enforcement',
  'message_template_status_update',
] as const

/** Without these the bot hears nothing, or cannot settle what became of a send. */
export const NEEDED_FIELDS: readonly string[] = ['messages', 'messaging_postbacks', 'message_echoes']
