import type { StandardFile } from '../../shapes.ts'
import type { Origins } from './origins.ts'

/**
 * What is inherited for the levels that the child offers: the grades of any other level go, and so do the branches
 * by which something differs for it. Nobody is assessed there, and nobody has to drop them one by one.
 */
export function offered(parent: StandardFile, child: StandardFile, origins: Origins): StandardFile {
  const { levels } = child as { readonly levels?: readonly string[] }
  const others = levels ? parent.levels.filter((level) => !levels.includes(level)) : []
  if (others.length === 0) return parent
  const left = (part: object): object =>
    origins.copied(
      Object.fromEntries(Object.entries(part).filter(([key]) => !others.includes(key))),
      part,
    )
  const within = <T>(value: T): T => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return origins.copied(value.map(within) as T & object, value)
    const own = (value as { vary?: unknown }).vary === 'level' ? left(value) : value
    const made = Object.fromEntries(Object.entries(own).map(([key, inner]) => [key, within(inner)]))
    return origins.copied(made as T & object, value)
  }
  return within(origins.copied({ ...parent, grades: left(parent.grades) } as StandardFile, parent))
}
