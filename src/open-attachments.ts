/** Where the files of citizens lie, and how they are fetched, as the settings say. */
import { join } from 'node:path'
import { readAllowedHosts } from './attachments/allowed-hosts.ts'
import { FETCH_TIMES, type Fetched, fetchFile, resolveHost } from './attachments/fetch-file.ts'
import { createFileStore, type FileStore } from './attachments/file-store.ts'
import type { Config } from './config.ts'
import { ATTACHMENTS, dataFolder } from './open-desk.ts'

export type OpenAttachments = {
  files: FileStore
  fetch(url: string, mostBytes: number, signal?: AbortSignal): Promise<Fetched>
}

/** @param base this server's own address: the demonstration's pictures lie there, and nothing else may be fetched from it */
export function openAttachments(config: Config, base: string): OpenAttachments {
  const hosts = config.demo ? readAllowedHosts(base)! : config.env.ATTACHMENT_HOSTS
  return {
    files: createFileStore(join(dataFolder(config), ATTACHMENTS)),
    fetch: (url, mostBytes, signal) =>
      fetchFile(url, { mostBytes, ...FETCH_TIMES }, { hosts, resolve: resolveHost, signal }),
  }
}
