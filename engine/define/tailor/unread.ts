import type { StandardFile } from '../../shapes.ts'
import { factsRead } from '../words-in.ts'
import type { Origins } from './origins.ts'

/**
 * A standard without the facts that it inherits and that only what it replaced or dropped has read, by the words of its
 * rules: nobody is asked for them any more. What the parent itself never read, and what the child names itself, stays.
 */
export function withoutUnread(
  value: StandardFile,
  parent: StandardFile,
  child: StandardFile,
  origins: Origins,
): StandardFile {
  const [before, now] = [factsRead(parent), factsRead(value)]
  const gone = (id: string): boolean =>
    before.has(id) && !now.has(id) && !Object.hasOwn(child.facts ?? {}, id)
  const left = Object.entries(value.facts).filter(([id]) => !gone(id))
  if (left.length === Object.keys(value.facts).length) return value
  const facts = origins.copied(Object.fromEntries(left), value.facts)
  return origins.copied({ ...value, facts }, value)
}
