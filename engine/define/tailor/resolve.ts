import type { Operation, StandardFile } from '../../shapes.ts'
import type { Problem } from '../problem.ts'
import type { Path, Source } from '../source.ts'
import { addressOf } from './address.ts'
import { offered } from './offered.ts'
import { operationFlaws } from './operations.ts'
import type { Origins } from './origins.ts'
import { withoutUnread } from './unread.ts'

/** What a standard may write beside its operations: lists are added to, maps are joined, the rest stands instead. */
const added = ['conditions', 'gates', 'vetoes', 'exclusive'] as const
const joined = ['facts', 'rubrics', 'sources'] as const

/**
 * A parent with a child's operations made, and where each part of it is written. Operations address the parent
 * as it is, whatever their order; what is wrong with one is said at its place.
 */
export function resolve(
  parent: StandardFile,
  child: StandardFile,
  source: Source,
  origins: Origins,
): { readonly value: StandardFile; readonly problems: readonly Problem[] } {
  const operations = child.tailor ?? []
  const problems = operationFlaws(operations, parent, source)
  const sound = problems.length === 0 ? operations : []
  const changes = sound.map((operation, at) => ({
    operation,
    address: addressOf(parent, operation.target)!,
    origin: { source, path: ['tailor', at] as Path },
  }))
  // Later places first, and what is removed or added last: every address is that of the parent.
  const ordered = changes.toSorted(
    (a, b) => order(a.operation) - order(b.operation) || later(a.address.node, b.address.node),
  )
  const tailored = ordered.reduce<unknown>((value, { operation, address, origin }) => {
    const { node, inside } = address
    switch (operation.do) {
      case 'set': {
        const path = [...node, ...inside]
        origins.read(operation.to, { ...origin, path: [...origin.path, 'to'] })
        return changed(value, path.slice(0, -1), origins, (part) =>
          put(
            part,
            path.at(-1)!,
            operation.to,
            { ...origin, path: [...origin.path, 'to'] },
            origins,
          ),
        )
      }
      case 'replace':
        return changed(value, node.slice(0, -1), origins, (part) =>
          put(
            part,
            node.at(-1)!,
            operation.with,
            { ...origin, path: [...origin.path, 'with'] },
            origins,
          ),
        )
      case 'drop':
        return changed(value, node.slice(0, -1), origins, (part) => without(part, node.at(-1)!))
      case 'add': {
        const block = node.length > 1
        return changed(value, block ? [...node, 'children'] : node, origins, (part) => [
          ...(part as readonly unknown[]),
          operation.with,
        ])
      }
      default:
        return value
    }
  }, parent)
  const kept = offered(tailored as StandardFile, child, origins)
  const whole = beneath(kept, child, origins)
  return { value: withoutUnread(whole, parent, child, origins), problems }
}

const orders = { keep: 0, set: 1, replace: 2, add: 3, drop: 4 }
const order = ({ do: does }: Operation): number => orders[does]
const later = (a: Path, b: Path): number => {
  for (const [at, step] of a.entries()) {
    const other = b[at]
    if (step === other) continue
    return typeof step === 'number' && typeof other === 'number' ? other - step : 0
  }
  return b.length - a.length
}

/** The head is the child's own, its operations too; what it writes besides joins what it inherits. */
function beneath(tailored: StandardFile, child: StandardFile, origins: Origins): StandardFile {
  const { tailor: _, ...inherited } = tailored
  const value: Record<string, unknown> = { ...inherited }
  for (const [key, own] of Object.entries(child)) {
    const above = value[key]
    const adds = (added as readonly string[]).includes(key) && Array.isArray(above)
    const joins = (joined as readonly string[]).includes(key) && above !== undefined
    value[key] = adds
      ? [...(above as unknown[]), ...(own as unknown[])]
      : joins
        ? join(above as object, own as object, origins)
        : own
  }
  const made = origins.copied(value as unknown as StandardFile, child)
  for (const key of Object.keys(inherited).filter((key) => !Object.hasOwn(child, key))) {
    const origin = origins.at(tailored, [key])
    if (origin) origins.moved(made, key, origin)
  }
  return made
}

/** Two maps as one, each member written where it was. */
function join(inherited: object, own: object, origins: Origins): object {
  const made = origins.copied({ ...inherited, ...own }, inherited)
  for (const key of Object.keys(own)) {
    const origin = origins.at(own, [key])
    if (origin) origins.moved(made, key, origin)
  }
  return made
}

/** A copy of a value with the part at a path changed; what is on the way is copied with its origin. */
function changed(
  value: unknown,
  path: Path,
  origins: Origins,
  change: (part: object) => unknown,
): unknown {
  const part = value as object
  const [step, ...rest] = path
  const copy = (made: unknown): unknown => origins.copied(made as object, part)
  if (step === undefined) return copy(change(part))
  const inner = changed((part as Record<string | number, unknown>)[step], rest, origins, change)
  return copy(
    Array.isArray(part)
      ? part.map((one, at) => (at === step ? inner : one))
      : { ...part, [step]: inner },
  )
}

function put(
  part: object,
  step: string | number,
  to: unknown,
  origin: { readonly source: Source; readonly path: Path },
  origins: Origins,
): object {
  const made = Array.isArray(part)
    ? part.map((one, at) => (at === step ? to : one))
    : { ...part, [step]: to }
  origins.copied(made, part)
  origins.moved(made, step, origin)
  return made
}

const without = (part: object, step: string | number): object =>
  Array.isArray(part)
    ? part.filter((_, at) => at !== step)
    : Object.fromEntries(Object.entries(part).filter(([key]) => key !== step))
