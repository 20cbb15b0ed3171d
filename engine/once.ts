/** The same function, which works an object out once and then remembers what it came to, as long as the object lives. */
export function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const before = made.get(key) ?? { value: make(key) }
    made.set(key, before)
    return before.value
  }
}

/**
 * The same function of several objects, or none in the place of one, which works out once what they come to together
 * and remembers it as long as they live.
 */
export function onceOf<Keys extends readonly (object | null)[], Value>(
  make: (...keys: Keys) => Value,
): (...keys: Keys) => Value {
  const nobody = {}
  const made: Made<Value> = { after: new WeakMap() }
  return (...keys) => {
    let at = made
    for (const key of keys) {
      const next = at.after.get(key ?? nobody) ?? { after: new WeakMap() }
      at.after.set(key ?? nobody, next)
      at = next
    }
    at.found ??= { value: make(...keys) }
    return at.found.value
  }
}

interface Made<Value> {
  found?: { readonly value: Value }
  readonly after: WeakMap<object, Made<Value>>
}

/** What a function comes to, worked out when it is first asked for. */
export function later<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/**
 * The same function of texts, which remembers what it came to for those that it was asked about last: as many as have
 * so many characters together, and one for each place that they are of, where there is such.
 */
export function lately<Texts extends readonly string[], Value>(
  make: (...texts: Texts) => Value,
  maxCharacters: number,
  placeOf: (...texts: Texts) => string = together,
): (...texts: Texts) => Value {
  const made = new Map<string, { readonly key: string; readonly value: Value }>()
  let characters = 0
  const forget = (place: string): void => {
    characters -= made.get(place)?.key.length ?? 0
    made.delete(place)
  }
  return (...texts) => {
    const [place, key] = [placeOf(...texts), together(...texts)]
    const known = made.get(place)
    const value = known?.key === key ? known.value : make(...texts)
    forget(place)
    made.set(place, { key, value })
    characters += key.length
    for (const oldest of made.keys()) {
      if (characters <= maxCharacters) break
      forget(oldest)
    }
    return value
  }
}

const together = (...texts: readonly string[]): string =>
  texts.map((text) => `${text.length} ${text}`).join('')
