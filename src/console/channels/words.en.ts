/** The OAs and Pages. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Zalo and Messenger',
  lead: 'The OAs and Pages that this system answers for. While one needs mending, citizens’ messages are still taken in; answers wait.',
  none: 'No OA or Page is connected.',
  account: 'OA or Page',
  unit: 'Stands for',
  anyUnit: 'Several offices',
  state: 'State',
  works: 'Works',
  since: (at) => `since ${at}`,
  consentLost:
    'Zalo’s grant is missing or lost: the OA’s admin must consent again: press “Make an address for consent”.',
  refused: {
    zalo: 'Zalo refuses the OA or the app: see the error codes in the documentation of the Zalo channel.',
    messenger: 'Meta refuses the Page’s token or a permission: the operator must renew the token.',
  },
  unsubscribed:
    'The Page does not tell the app of its messages: the operator must subscribe it again (npx lang-nghe channels setup).',
  code: (code) => `Error code: ${code}`,
  action: 'Consent',
  consent: 'Make an address for consent',
  consentOf: (account) => `Make an address for consent: OA ${account}`,
  consentTitle: 'Consent of the OA’s admin',
  consentLead: (account) =>
    `The admin of OA ${account} opens this address within 10 minutes, chooses that OA and consents. It is good once.`,
  open: 'Open Zalo’s page',
  cannot: 'No address could be made: PUBLIC_URL is not set, or this OA is not in the settings.',
  back: 'Back to the channels',
}
