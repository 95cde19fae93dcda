/** What a platform objects to in a template, in a sentence. */
import type { TemplateFault } from '../../../channels/template-states.ts'
import type { Words } from './words.vi.ts'

export function faultText(fault: TemplateFault, { faults }: Words): string {
  switch (fault.what) {
    case 'refused':
      return faults.refused(fault.code)
    case 'status':
      return faults.status(fault.status)
    case 'no_word':
    case 'no_parameter':
      return faults[fault.what](fault.names.join(', '))
    case 'absent':
      return faults.absent(fault.language)
    case 'places':
      return faults.places(fault.ours, fault.theirs)
  }
}
