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
 * so many characters together.
 */
export function lately<Texts extends readonly string[], Value>(
  make: (...texts: Texts) => Value,
  maxCharacters: number,
): (...texts: Texts) => Value {
  const made = new Map<string, Value>()
  let characters = 0
  return (...texts) => {
    const key = texts.map((text) => `${text.length} ${text}`).join('')
    const known = made.has(key)
    const value = known ? made.get(key)! : make(...texts)
    if (!known) characters += key.length
    made.delete(key)
    made.set(key, value)
    for (const oldest of made.keys()) {
      if (characters <= maxCharacters) break
      made.delete(oldest)
      characters -= oldest.length
    }
    return value
  }
}
