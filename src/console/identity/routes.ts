/** Requests to know who sent a complaint. */
import type { Page } from '../page.ts'
import { doAsk, doDecide, doView, doViewContact, showAsk, showIdentity } from './page.ts'

const ONE = '/complaints/:code'

export const identityRoutes: readonly Page[] = [
  {
    method: 'get',
    path: '/identity',
    needs: 'identity:request',
    record: { none: 'shows requests, which stand in the record of their complaints; no word of a complaint' },
    handle: (visit) => showIdentity(visit),
  },
  {
    method: 'get',
    path: `${ONE}/identity`,
    needs: 'identity:request',
    record: { entry: 'view' },
    handle: showAsk,
  },
  {
    method: 'post',
    path: `${ONE}/identity`,
    needs: 'identity:request',
    record: { entry: 'identity_ask' },
    handle: doAsk,
  },
  {
    method: 'post',
    path: '/identity/:id/approve',
    needs: 'identity:approve',
    record: { entry: 'identity_approve' },
    handle: doDecide('approve'),
  },
  {
    method: 'post',
    path: '/identity/:id/refuse',
    needs: 'identity:approve',
    record: { entry: 'identity_refuse' },
    handle: doDecide('refuse'),
  },
  {
    method: 'post',
    path: '/identity/:id/view',
    needs: 'identity:request',
    record: { entry: 'identity_view' },
    handle: doView,
  },
  {
    method: 'post',
    path: `${ONE}/contact`,
    needs: 'complaint:act',
    record: { entry: 'view_contact' },
    handle: doViewContact,
  },
]
