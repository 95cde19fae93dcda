import { Command } from 'commander'
import { posterCommand } from './channels-poster.ts'
import { setupCommand } from './channels-setup.ts'
import { consentCommand } from './consent.ts'

/** `channels …`: connecting the OA and the Page, and the doors that lead to them. */
export function channelsCommands(): Command {
  return new Command('channels')
    .description('nối kênh Zalo, Messenger và in bảng mã QR / connects the channels, makes QR posters')
    .addCommand(setupCommand())
    .addCommand(consentCommand())
    .addCommand(posterCommand())
}
