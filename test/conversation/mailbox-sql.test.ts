import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { databases, deskOver } from '../services/databases.ts'
import { mailboxContract } from './mailbox-contract.ts'

for (const { kind, fresh } of databases) {
  mailboxContract(kind, async () => {
    const database = await fresh()
    return { mailbox: createSqlMailbox(database, deskOver(database).vault), database }
  })
}
