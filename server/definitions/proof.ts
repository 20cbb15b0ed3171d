import type { Authored, Problem } from '../../engine/index.ts'

/** What is wrong with the standards of a publication beyond what `load` finds: the share of each that its examples reach. */
export type Prove = (authored: readonly Authored[]) => readonly Problem[]

/** Where nothing more is asked. */
export const unproven: Prove = () => []
