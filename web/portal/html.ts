/** Markup that is safe to send: made by `html` alone, so that no text gets in unescaped. */
export class Html {
  readonly #text: string
  private constructor(text: string) {
    this.#text = text
  }

  /** Every value is escaped, in element text and between quotes alike; only markup stays markup. */
  static of(parts: readonly string[], values: readonly Value[]): Html {
    return new Html(parts.map((part, at) => part + shown(values[at])).join(''))
  }

  toString(): string {
    return this.#text
  }
}

/** What may stand in a template; nothing is shown for null, undefined and false. */
export type Value = Html | string | number | false | null | undefined | readonly Value[]

export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  Html.of(parts, values)

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function shown(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.toString()
  if (typeof value === 'string' || typeof value === 'number')
    return String(value).replace(/[&<>"']/g, (sign) => entities[sign]!)
  return value.map(shown).join('')
}
