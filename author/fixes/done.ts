/** One change that was made: where, for which problem, and what stood and stands there. */
export interface Done {
  readonly file: string
  readonly line: number
  readonly code: string
  readonly before: string
  readonly after: string
}
