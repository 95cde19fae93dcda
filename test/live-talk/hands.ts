/** Officials of live talks in tests. */
import type { Viewer } from '../../src/complaints/visibility.ts'
import type { Hand } from '../../src/live-talk/live-talk.ts'
import { everyone } from '../complaints/complaints.ts'

export const aHand = (actor: string, viewer: Viewer = everyone): Hand => ({
  actor,
  name: `Tên ${actor}`,
  function: { vi: 'Cán bộ tiếp nhận', en: 'Intake officer' },
  viewer,
})
