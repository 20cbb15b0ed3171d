/** Which change is in force; none where it is 0. The process may begin with one. */
const state = { active: Number(process.env.MUTANT ?? 0), reached: null as Set<number> | null }

/** Is this change in force? Whoever asks has come to its place. */
export function on(id: number): boolean {
  state.reached?.add(id)
  return id === state.active
}

export const activate = (id: number): void => {
  state.active = id
}

/** What is reached from now on is written down here. */
export const follow = (reached: Set<number> | null): void => {
  state.reached = reached
}
