/** `/console/complaints/:code/attachments/:id`: the original as a download, and `/picture`: the copy that is shown. */
import { viewerOf } from '../../accounts/roles.ts'
import { readComplaintFile } from '../../complaints/complaint-file.ts'
import { actorOf } from '../actor.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { plainPage } from '../plain-pages.ts'

export function downloadFile(visit: SignedInVisit): Promise<Answer> {
  return answerWith(visit, 'original')
}

/** The copy without metadata, inside the page of its complaint. */
export function showPicture(visit: SignedInVisit): Promise<Answer> {
  return answerWith(visit, 'copy')
}

async function answerWith(visit: SignedInVisit, which: 'original' | 'copy'): Promise<Answer> {
  const { desk, files, account, params, now } = visit
  const asked = { code: params.code ?? '', id: params.id ?? '', which }
  const file = await readComplaintFile(desk, files, viewerOf(account), actorOf(account), asked, now)
  return file ? { file, inline: which === 'copy' } : plainPage('notFound', visit.language)
}
