/** Frameworks as recorded: loaded from files, read as they stand or stood. */
import { dayOf, type Instant } from '../../calendar/instant.ts'
import { instrumentStore } from '../../satisfaction/instrument-store.ts'
import { versionedYaml } from '../../versioned-yaml.ts'
import { type FigureName, standsIn } from './figure.ts'
import { type Framework, FrameworkFile, figuresIn, isInForce } from './framework.ts'

/** The rule sets. A file that names an unknown instrument, or a factor or item that it does not have, is refused. */
export const frameworkStore = versionedYaml<Framework>(
  'framework_version',
  FrameworkFile,
  async (database) => {
    const instruments = await instrumentStore.current(database)
    return (framework) => {
      const instrument = instruments.get(framework.instrument)
      if (!instrument)
        return [{ path: ['instrument'], message: `no instrument is called ${framework.instrument}` }]
      return (figuresIn(framework) as FigureName[])
        .filter((name) => !standsIn(name, instrument))
        .map((name) => ({
          path: placeOf(framework, name),
          message: `${framework.instrument} has no ${name}`,
        }))
    }
  },
  (recorded) => FrameworkFile.parse(recorded),
)

/**
 * The version that judges a period: of those recorded until a moment (at least one, the oldest first) the newest that is in
 * force on the period's last day; where none is, the newest, which then decides nothing.
 */
export function versionFor(
  versions: readonly Framework[],
  period: { to: Instant },
): { framework: Framework; inForce: boolean } {
  const lastDay = dayOf(period.to - 1)
  const framework = versions.findLast((version) => isInForce(version, lastDay))
  return framework ? { framework, inForce: true } : { framework: versions.at(-1)!, inForce: false }
}

/** Where a file names a figure first. */
function placeOf({ figures, ceilings, score, targets }: Framework, name: FigureName): (string | number)[] {
  const among = (path: (string | number)[], all: readonly { figure?: string | undefined }[]) => {
    const at = all.findIndex(({ figure }) => figure === name)
    return at === -1 ? null : [...path, at, 'figure']
  }
  const place =
    among(['ceilings'], ceilings) ??
    among(['score', 'criteria'], score?.criteria ?? []) ??
    among(['score', 'vetoes'], score?.vetoes ?? []) ??
    among(['targets'], targets)
  return place ?? ['figures', figures.indexOf(name)]
}
