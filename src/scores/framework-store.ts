/** Frameworks as recorded. */
import { versionedYaml } from '../versioned-yaml.ts'
import { type Framework, FrameworkFile } from './framework.ts'

/** The rule sets: loaded from files, read as they stand or stood. */
export const frameworkStore = versionedYaml<Framework>('framework_version', FrameworkFile)
