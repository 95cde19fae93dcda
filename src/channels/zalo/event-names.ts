/** The events to switch on in Zalo's console, by what they are for. Source: facts/zalo.md 1.3, 1.4. */
export const ZALO_EVENTS = {
  /** Without these the bot hears nothing. */
  needed: [
    'user_send_text',
    'user_send_image',
    'user_send_gif',
    'user_send_link',
    'user_send_audio',
    'user_send_video',
    'user_send_sticker',
    'user_send_location',
    'user_send_business_card',
    'user_send_file',
    'user_submit_info',
    'follow',
    'unfollow',
    'user_click_chatnow',
  ],
  /** Withdrawal of consent, officials who write in Zalo's own tool, receipts, trouble with the account. */
  useful: [
    'user_withdraw',
    'oa_send_text',
    'oa_send_image',
    'oa_send_file',
    'user_received_message',
    'user_seen_message',
    'user_reacted_message',
    'permission_revoked',
    'user_feedback',
    'change_oa_daily_quota',
    'change_template_status',
  ],
} as const
