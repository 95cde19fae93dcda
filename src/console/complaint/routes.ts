/** One complaint: its page, its files, and what can be done to it. */
import type { Page } from '../page.ts'
import { downloadFile, showPicture } from './files.ts'
import { doAction, showComplaint } from './page.ts'
import type { ActionName } from './possible-actions.ts'

const ONE = '/complaints/:code'

const action = (name: ActionName): Page => ({
  method: 'post',
  path: `${ONE}/${name}`,
  needs: 'complaint:act',
  record: { entry: name },
  handle: doAction(name),
})

export const complaintRoutes: readonly Page[] = [
  { method: 'get', path: ONE, needs: 'complaint:read', record: { entry: 'view' }, handle: showComplaint },
  {
    method: 'get',
    path: `${ONE}/attachments/:id`,
    needs: 'complaint:read',
    record: { entry: 'download_file' },
    handle: downloadFile,
  },
  {
    method: 'get',
    path: `${ONE}/attachments/:id/picture`,
    needs: 'complaint:read',
    record: { entry: 'view_file' },
    handle: showPicture,
  },
  action('assign'),
  action('start'),
  action('ask'),
  action('answer'),
  action('conclude'),
  action('transfer'),
  action('refuse'),
  action('correct'),
  action('pause'),
  action('resume'),
  action('split'),
  action('merge'),
  action('unmerge'),
]
