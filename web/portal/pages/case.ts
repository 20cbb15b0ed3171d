import type { JsonObject } from '../../../engine/index.ts'
import { handle, listEvents, statusOf, viewDesk } from '../../../server/index.ts'
import type { Typed } from '../forms/ground.ts'
import { readFields } from '../forms/read.ts'
import { address } from '../layout.ts'
import { type Pages, show, textIn, visitOf } from '../portal.ts'
import { caseMain } from './case-main.ts'
import { type Attempt, sceneOf } from './commands.ts'
import { errorPage } from './error.ts'

/** One case: where it stands, what the asker can do, and everything that happened. */
export const casePages: Pages = (app, portal) => {
  const { house } = portal

  app.get<{ Params: { id: string } }>('/cases/:id', async (request, reply) => {
    const visit = visitOf(portal, request)
    const desk = await viewDesk(house, request.params.id, request.actor)
    if (!desk) return noCase(request.params.id)
    const scene = await sceneOf(portal, visit, desk)
    const done = Number(textIn(request.query, 'done') ?? Number.NaN)
    return show(reply, visit, caseMain(scene, { attempt: null, done, since: [] }))

    function noCase(id: string) {
      const { say } = visit
      return show(
        reply,
        visit,
        errorPage(visit, 404, 'case-unknown', say('error404'), say('noCase', { id })),
        404,
      )
    }
  })

  app.post<{ Params: { id: string; command: string } }>(
    '/cases/:id/:command',
    async (request, reply) => {
      const visit = visitOf(portal, request)
      const { say } = visit
      const { id, command } = request.params
      const typed = (request.body ?? {}) as Typed
      const desk = await viewDesk(house, id, request.actor)
      if (!desk)
        return show(
          reply,
          visit,
          errorPage(visit, 404, 'case-unknown', say('error404'), say('noCase', { id })),
          404,
        )
      const sets = desk.rulebook.programme.fields
      const set = textIn(typed, 'set')
      const fields = set !== null && Object.hasOwn(sets, set) ? sets[set]! : {}
      const outcome = textIn(typed, 'outcome')
      const seen = Number(textIn(typed, 'revision') ?? Number.NaN)
      const data: JsonObject = readFields(fields, typed, desk.standard)
      const asked = {
        type: command,
        by: request.actor,
        data,
        ...(outcome === null ? {} : { outcome }),
        ...(Number.isSafeInteger(seen) ? { seen } : {}),
      }
      const key = textIn(typed, 'key')?.slice(0, 200)
      const answer = await handle(house, { case: id }, asked, key)
      if (answer.ok)
        return reply.redirect(
          address(`/cases/${encodeURIComponent(id)}`, { done: answer.value.event.seq }),
          303,
        )
      const attempt: Attempt = { command, typed, refusals: answer.refusals }
      const since = answer.refusals[0]?.code === 'stale' && Number.isSafeInteger(seen) ? seen : null
      const scene = await sceneOf(portal, visit, desk)
      const between = since === null ? [] : (await listEvents(house.db, id, since, 20)).items
      return show(
        reply,
        visit,
        caseMain(scene, { attempt, done: Number.NaN, since: between }),
        statusOf(answer.refusals),
      )
    },
  )
}
