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

/** A figure with the sign that sums have: a minus, not a hyphen. */
export const signed = (text: string): string => text.replace(/^-/, '−')

/** Both ends of what is open, one where nothing is. */
export function endsText({ least, most }: { readonly least: Rational; readonly most: Rational }) {
  const [low, high] = [least, most].map((end) => signed(exactText(end)))
  return low === high ? low! : `${low}–${high}`
}

/** A figure as it is, with its decimals beside it where they do not end: `44/3 ≈ 14.67`. */
export function figure(value: Rational): string {
  const exact = signed(exactText(value))
  return exact.includes('/') ? `${exact} ≈ ${signed(publish(value, 2, 'half-up'))}` : exact
}

/** A line of arithmetic with what it comes to, and what counts of it where a bound holds it. */
export function workingText(working: Working | null): string | null {
  if (!working) return null
  const { formula, raw, value } = working
  const whole = formula === signed(exactText(raw)) ? formula : `${formula} = ${figure(raw)}`
  return equal(raw, value) ? whole : `${whole} → ${signed(exactText(value))}`
}
