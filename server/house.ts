import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Definition, ExamplesFile, Instant, JsonObject, Methods } from '../engine/index.ts'
import { builtIn, examplesIn as everyExample, readDefinition } from '../engine/index.ts'
import { readFolder } from './definitions/folder.ts'
import { definitionsIn, publish } from './definitions/publish.ts'
import { Registry } from './definitions/registry.ts'
import { home } from './place.ts'
import type { Examples } from './play/script.ts'
import { openStore, type Store, type Where } from './store/open.ts'
import type { House } from './terms.ts'

/** The definitions that come with the program. */
export const shipped = join(home, 'standards')

export const systemNow = (): Instant => new Date().toISOString()

export interface OpenHouse extends House {
  readonly store: Store
  close(): Promise<void>
}

/** Opens a store, publishes what is absent of some definitions, and reads them in. */
export async function openHouse(
  where: Where,
  {
    definitions = [],
    methods = builtIn,
    now = systemNow,
    random = randomUUID,
    ...more
  }: {
    readonly definitions?: readonly Definition[]
    readonly methods?: Methods
    readonly now?: () => Instant
    readonly random?: () => string
  } & Pick<House, 'trust'> = {},
): Promise<OpenHouse> {
  const store = await openStore(where)
  try {
    await publish(store.db, definitions, now())
    const registry = new Registry(store.db, methods)
    await registry.refresh()
    return { ...more, db: store.db, registry, now, random, store, close: () => store.close() }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The facts of the examples that stand beside the standards of a folder, by `standard/example`. */
export function examplesIn(folder: string): Examples {
  const files = [...readFolder(folder)].filter(([file]) => file.endsWith('/examples.yaml'))
  const all = new Map<string, JsonObject>()
  for (const [file, text] of files) {
    const standard = file.split('/').at(-2) ?? ''
    const examples = (readDefinition('examples', file, text).value ?? []) as ExamplesFile
    for (const { id, base } of everyExample(examples))
      if (id !== undefined && base) all.set(`${standard}/${id}`, base as JsonObject)
  }
  return (name) => all.get(name) ?? null
}

export { definitionsIn }
