import type { Command, Refusal } from '../../../engine/index.ts'
import { type Desk, handle, listEvents, statusOf, viewDesk } from '../../../server/index.ts'
import { type Typed, typedOf } from '../forms/ground.ts'
import { readFields } from '../forms/read.ts'
import { address } from '../layout.ts'
import { type Pages, type Portal, show, textIn, visitOf } from '../portal.ts'
import { caseMain } from './case-main.ts'
import { showMissing } from './error.ts'
import { sceneOf } from './scene.ts'

type Params = { Params: { id: string } }
const placeOf = (id: string): string => `/cases/${encodeURIComponent(id)}`

/** One case: where it stands, what the asker can do, and everything that happened. */
export const casePages: Pages = (app, portal) => {
  const { house } = portal

  app.get<Params>('/cases/:id', async (request, reply) => {
    const { id } = request.params
    const visit = visitOf(portal, request)
    const desk = await viewDesk(house, id, request.actor)
    if (!desk) return showMissing(reply, visit, 'case-unknown', visit.say('noCase', { id }))
    const scene = await sceneOf(portal, visit, desk)
    const done = numberIn(request.query, 'done')
    return show(reply, visit, caseMain(scene, { attempt: null, done, since: [] }))
  })

  app.post<{ Params: { id: string; command: string } }>(
    '/cases/:id/:command',
    async (request, reply) => {
      const { id, command } = request.params
      const visit = visitOf(portal, request, placeOf(id))
      const typed = typedOf(request.body)
      const desk = await viewDesk(house, id, request.actor)
      if (!desk) return showMissing(reply, visit, 'case-unknown', visit.say('noCase', { id }))
      const asked = commandIn(desk, typed, { type: command, by: request.actor })
      const key = textIn(typed, 'key')?.slice(0, 200)
      const answer = await handle(house, { case: id }, asked, key)
      if (answer.ok)
        return reply.redirect(address(placeOf(id), { done: answer.value.event.seq }), 303)
      const { refusals } = answer
      const scene = await sceneOf(portal, visit, desk)
      const since = await sinceSeen(portal, id, asked, refusals)
      const page = caseMain(scene, { attempt: { command, typed, refusals }, done: null, since })
      return show(reply, visit, page, statusOf(refusals))
    },
  )
}

/** The command that a form asks for, with the revision its giver saw. */
function commandIn(desk: Desk, typed: Typed, head: Pick<Command, 'type' | 'by'>): Command {
  const sets = desk.rulebook.programme.fields
  const set = textIn(typed, 'set')
  const fields = set !== null && Object.hasOwn(sets, set) ? sets[set]! : {}
  const outcome = textIn(typed, 'outcome')
  const seen = numberIn(typed, 'revision')
  return {
    ...head,
    data: readFields(fields, typed, desk.standard),
    ...(outcome === null ? {} : { outcome }),
    ...(seen === null ? {} : { seen }),
  }
}

/** After a conflict, what happened since the asker looked. */
async function sinceSeen(
  { house }: Portal,
  id: string,
  { seen }: Command,
  [first]: readonly Refusal[],
) {
  if (first?.code !== 'stale' || seen === undefined) return []
  return (await listEvents(house.db, id, seen, 20)).items
}

function numberIn(from: unknown, name: string): number | null {
  const text = textIn(from, name)
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null
}
