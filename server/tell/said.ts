import {
  equal,
  exactText,
  type Language,
  publish,
  type Rational,
  type Working,
} from '../../engine/index.ts'

/** A sentence in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}

/** The same sentence, made once in each language. */
export const both = (of: (language: Language) => string): Said => ({ zh: of('zh'), en: of('en') })

/** Both ends of what is open, one where nothing is. */
export function endsText({ least, most }: { readonly least: Rational; readonly most: Rational }) {
  const [low, high] = [exactText(least), exactText(most)]
  return low === high ? low : `${low}–${high}`
}

/** A figure as it is, with its decimals beside it where they do not end: `44/3 ≈ 14.67`. */
export function figure(value: Rational): string {
  const exact = exactText(value)
  return exact.includes('/') ? `${exact} ≈ ${publish(value, 2, 'half-up')}` : exact
}

/** A line of arithmetic with what it comes to, and what counts of it where a bound holds it. */
export function workingText(working: Working | null): string | null {
  if (!working) return null
  const { formula, raw, value } = working
  const whole = formula === exactText(raw) ? formula : `${formula} = ${figure(raw)}`
  return equal(raw, value) ? whole : `${whole} → ${exactText(value)}`
}
