import { Command } from 'commander'
import { restoreBackup } from '../backup/restore-backup.ts'
import { takeBackup } from '../backup/take-backup.ts'
import { type Config, readConfig } from '../config.ts'
import { CommandFailed } from './with-desk.ts'

/** `backup` and `restore`: the records of a deployment, out and in again. */
export function backupCommands(): Command[] {
  return [
    new Command('backup')
      .description('sao lưu, cả khi đang chạy / take a backup, also while it runs')
      .argument('<folder>', 'a new folder for this backup')
      .action(async (folder: string) => {
        const { files, engine } = await takeBackup(realConfig(), folder, Date.now())
        for (const { path, bytes, sha256 } of files) console.log([path, bytes, sha256].join('\t'))
        console.log(`Đã sao lưu vào / backed up to ${folder}`)
        console.log(
          'Cất SECRET_KEY ở nơi khác: thiếu khoá thì bản này không mở được. / Keep SECRET_KEY elsewhere: without it nobody can open this backup.',
        )
        if (engine === 'redis') console.log(WITHOUT_REDIS)
      }),
    new Command('restore')
      .description('khôi phục vào nơi còn trống / restore a backup into an empty place')
      .argument('<folder>', 'a folder that backup has made')
      .action(async (folder: string) => {
        const { takenAt, engine } = await restoreBackup(realConfig(), folder)
        console.log(`Đã khôi phục bản sao lưu lúc / restored the backup of ${takenAt}`)
        console.log(NEXT)
        if (engine === 'redis') console.log(WITHOUT_REDIS)
      }),
  ]
}

/** A demonstration has nothing to keep, and its key lies beside its data. */
function realConfig(): Config {
  const config = readConfig(process.env, 'database')
  if (config.demo)
    throw new CommandFailed(
      'SECRET_KEY: chưa đặt; bản trình diễn không sao lưu được / is not set; a demonstration is not backed up',
    )
  return config
}

const NEXT = `Việc tiếp theo / what to do next:
  1. npx lang-nghe doctor
  2. Chạy lại việc xoá dữ liệu đã làm từ lúc đó / repeat the erasures made since then: npx lang-nghe erase --citizen …
  3. Khởi động máy chủ / start the server: npx lang-nghe serve
  4. Zalo báo lỗi token thì xin cấp quyền lại / when Zalo refuses the token, consent again: docs/channels/zalo.md
Xem / see docs/operations.md, "Sao lưu / backups".`

const WITHOUT_REDIS =
  'Hội thoại và tin đang chờ nằm trong Redis, không có trong bản này: docs/operations.md. / Conversations and waiting messages are in Redis, not in here.'
