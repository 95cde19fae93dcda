/** Fits a stored conversation to the flows of this release. */
import type { House } from './house.ts'
import type { Standing, State } from './state.ts'

/** Fits a stored conversation to the flows of this release: answers are kept by name, unknown flows are dropped. */
export function fitState(house: House, state: State): { state: State; dropped: boolean } {
  const fitted = [state.active, ...state.paused].map((standing) =>
    standing ? fitStanding(house, standing) : null,
  )
  const dropped = state.active !== null && fitted[0] === null
  const paused = fitted.slice(1).filter((standing): standing is Standing => standing !== null)
  return { state: { ...state, active: fitted[0] ?? null, paused }, dropped }
}

function fitStanding(house: House, standing: Standing): Standing | null {
  const flow = house.flows.find((one) => one.name === standing.flow)
  if (!flow) return null
  if (flow.version === standing.version) return standing
  if (standing.told !== undefined) return { ...standing, version: flow.version } // it has not begun
  const draft = flow.migrates?.(standing.draft, standing.version) ?? standing.draft
  return { ...standing, version: flow.version, draft }
}
