/** How long and how much: a full run takes some minutes, a quick one less than one. */
export interface Sizes {
  readonly rounds: number
  readonly spinMs: number
  readonly pumpMs: number
  /** Cases that commands are spread over, each of its own collective. */
  readonly cases: number
  readonly fewCases: number
  readonly manyCases: number
  /** Cases with a long history, and how many events it has. */
  readonly longCases: number
  readonly longHistory: number
}

export const full: Sizes = {
  rounds: 5,
  spinMs: 500,
  pumpMs: 1500,
  cases: 1024,
  fewCases: 1_000,
  manyCases: 100_000,
  longCases: 128,
  longHistory: 1_000,
}

export const quick: Sizes = {
  rounds: 3,
  spinMs: 150,
  pumpMs: 300,
  cases: 128,
  fewCases: 256,
  manyCases: 2_048,
  longCases: 16,
  longHistory: 1_000,
}
