/** The same function, which works an object out once and then remembers what it came to, as long as the object lives. */
export function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const before = made.get(key) ?? { value: make(key) }
    made.set(key, before)
    return before.value
  }
}
