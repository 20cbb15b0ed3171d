import { inWords } from '../../../engine/index.ts'
import { listCases, searchRoll, stepCounts } from '../../../server/index.ts'
import { flowFigure } from '../flow.ts'
import { type Html, html } from '../html.ts'
import { address, type Visit } from '../layout.ts'
import { levelName, type Programme, rulebooksOf } from '../naming.ts'
import { type Pages, type Portal, show, textIn, visitOf } from '../portal.ts'
import { nameOf } from '../words.ts'
import { showMissing } from './error.ts'

export const homePages: Pages = (app, portal) => {
  const { house } = portal

  app.get('/', async (request, reply) => {
    await house.registry.refresh()
    const visit = visitOf(portal, request)
    const { say } = visit
    const parts: Html[] = []
    for (const programme of house.registry.programmes())
      parts.push(await overview(portal, visit, programme))
    return show(reply, visit, {
      title: say('home'),
      main: html`<h1>${say('product')}</h1><p>${say('whatItIs')}${visit.language === 'en' && ' '}${say('whatItDoes')}</p>
${parts}`,
    })
  })

  app.get<{ Params: { programme: string; level: string } }>(
    '/flow/:programme/:level',
    async (request, reply) => {
      await house.registry.refresh()
      const visit = visitOf(portal, request)
      const { say, language } = visit
      const { programme: id, level } = request.params
      const found = house.registry.programme(id)
      const rulebook = found?.value.levels.of.includes(level)
        ? house.registry.current(id, level)
        : null
      if (!rulebook) {
        const detail = say('noFlow', { id: `${id} / ${level}` })
        return showMissing(reply, visit, 'programme-unknown', detail)
      }
      const { programme, procedure } = rulebook
      const name = `${inWords(programme.name, language)} · ${levelName(programme, level, language)} · ${inWords(procedure.name, language)}`
      const plain = textIn(request.query, 'counts') === 'no'
      const counts = plain ? {} : { counts: await stepCounts(house.db, id) }
      const marks = {
        id: 'flow',
        name,
        language,
        href: (step: string) => casesAt(id, step),
        ...counts,
      }
      return show(reply, visit, {
        title: say('flowOf', { name }),
        main: html`<h1>${say('flowOf', { name })}</h1>${otherLevels(programme, visit, level)}
${flowFigure(procedure, programme, marks, { open: true })}`,
      })
    },
  )
}

async function overview(portal: Portal, visit: Visit, programme: Programme): Promise<Html> {
  const { db } = portal.house
  const { say, language } = visit
  const [rulebook] = rulebooksOf(portal.house.registry, programme)
  const counts = await stepCounts(db, programme.id)
  const held = await searchRoll(db, { programme: programme.id, standing: 'in-force' }, { limit: 1 })
  const phases = await Promise.all(
    (['pursuing', 'holding', 'closed'] as const).map(async (phase) => {
      const page = await listCases(db, { programme: programme.id, phase }, { limit: 1 })
      return [phase, page!.total] as const
    }),
  )
  const name = inWords(programme.name, language)
  const tile = (href: string, count: number, text: string) =>
    html`<li><a href="${href}"><b>${count}</b>${text}</a></li>`
  return html`<section><h2>${name}</h2>
<ul class="tiles">${phases.map(([phase, count]) => tile(address('/cases', { programme: programme.id, phase }), count, say('casesIn', { phase: nameOf('phase', phase, language) })))}
${tile(address('/roll', { programme: programme.id, standing: 'in-force' }), held.total, say('titlesHeld'))}</ul>
${
  rulebook &&
  flowFigure(rulebook.procedure, programme, {
    id: `flow-${programme.id}`,
    name: `${name} · ${inWords(rulebook.procedure.name, language)}`,
    language,
    counts,
    href: (step) => casesAt(programme.id, step),
  })
}
${otherLevels(programme, visit, null)}</section>`
}

const casesAt = (programme: string, step: string): string => address('/cases', { programme, step })

const otherLevels = (programme: Programme, { say, language }: Visit, here: string | null): Html =>
  html`<p class="small">${say('flowOther')}${language === 'zh' ? '：' : ': '}${programme.levels.of
    .filter((level) => level !== here)
    .map(
      (level, at) =>
        html`${at > 0 && ' · '}<a href="/flow/${programme.id}/${level}">${levelName(programme, level, language)}</a>`,
    )}</p>`
