import type { Refusal } from '../../../engine/index.ts'
import { type Desk, listBatches, listBodies } from '../../../server/index.ts'
import type { Typed } from '../forms/ground.ts'
import type { Visit } from '../layout.ts'
import type { Portal } from '../portal.ts'

/** A case as one person sees it, with what its forms need. */
export interface Scene {
  readonly portal: Portal
  readonly visit: Visit
  readonly desk: Desk
  readonly bodies: Awaited<ReturnType<typeof listBodies>>
  readonly batches: Awaited<ReturnType<typeof listBatches>>
}

/** A command that was refused, with what was typed. */
export interface Attempt {
  readonly command: string
  readonly typed: Typed
  readonly refusals: readonly Refusal[]
}

export async function sceneOf(portal: Portal, visit: Visit, desk: Desk): Promise<Scene> {
  const { db } = portal.house
  const [bodies, batches] = [await listBodies(db), await listBatches(db, desk.view.programme.id)]
  return { portal, visit, desk, bodies, batches }
}
