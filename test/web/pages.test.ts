import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Definition, digest } from '../../engine/index.ts'
import { definitionsIn, publish, shipped } from '../../server/index.ts'
import { get, hiddenIn, hostile, openWorld, send, type World } from './world.ts'

let world: World
let definition: string

beforeAll(async () => {
  world = await openWorld()
  definition = world.house.registry.published.find(({ kind }) => kind === 'standard')!.digest
})
afterAll(() => world.close())

const pages = () => [
  '/',
  '/roll',
  '/cases',
  '/cases/hall',
  '/cases/held',
  '/cases/held/explanation',
  '/collectives/held',
  '/collectives/held/complain',
  '/definitions',
  `/definitions/${definition}`,
  '/flow/youth-model-unit/prefectural',
  '/flow/youth-model-unit/county',
  '/sign-in',
]
const filed = {
  'a.staff_total': '30',
  'a.staff_youth': '20',
  'a.head_born': '1992-03-04',
  'a.chinese_staff': '30',
  'a.league_branch': 'true',
}
/** Every fact that a form offers is sent with its state. */
const stated = (form: Readonly<Record<string, string>>) => ({
  ...form,
  ...Object.fromEntries(
    Object.keys(form)
      .filter((name) => name.startsWith('a.'))
      .map((name) => [`s.${name.slice(2)}`, '']),
  ),
})

describe('every page', () => {
  test('is found, says that this is development and who is asking, and runs nothing', async () => {
    for (const url of [...pages(), '/nowhere']) {
      const { statusCode, headers, body } = await get(world.app, url, 'city-li')
      expect([url, statusCode]).toEqual([url, url === '/nowhere' ? 404 : 200])
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'/,
      )
      expect(body).toContain('开发模式：无登录，不可用于正式环境。当前身份：city-li')
      expect(body).not.toMatch(/<script|\sstyle=|\son[a-z]+=|javascript:/i)
      expect(body).not.toContain(hostile)
      expect(body, 'a sentence without its values').not.toMatch(/\{[a-z]+\}/)
    }
  })

  test('shows a hostile name as it is written', async () => {
    for (const url of [
      '/roll',
      '/cases',
      '/cases/held',
      '/cases/held/explanation',
      '/collectives/held',
      '/collectives/held/complain',
      '/sign-in',
    ])
      expect((await get(world.app, url)).body, url).toContain(
        '&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;',
      )
  })

  test('can be had in English, and stays so', async () => {
    const first = await get(world.app, '/roll?lang=en')
    expect(first.body).toContain('Roll of titles')
    expect(first.headers['set-cookie']).toContain('biaogan_lang=en')
    const next = await world.app.inject({
      url: '/cases',
      headers: { accept: 'text/html', cookie: 'biaogan_lang=en' },
    })
    expect(next.body).toContain('<html lang="en">')
  })

  test('has one stylesheet, kept by its content', async () => {
    const { body } = await get(world.app, '/')
    const href = /<link rel="stylesheet" href="([^"]+)">/.exec(body)![1]!
    const sheet = await get(world.app, href)
    expect(sheet.headers['content-type']).toBe('text/css; charset=utf-8')
    expect(sheet.headers['cache-control']).toContain('immutable')
  })

  test('is absent from the description of the API', async () => {
    const { paths } = (await world.app.inject('/api/openapi.json')).json()
    expect(Object.keys(paths).filter((path) => !path.startsWith('/api/'))).toEqual([])
  })
})

describe('a "no"', () => {
  test('is a page for a browser, with its code and what to do', async () => {
    const { statusCode, body } = await get(world.app, '/cases/nothing')
    expect(statusCode).toBe(404)
    expect(body).toContain('没有案卷 nothing')
    expect(body).toContain('代码 case-unknown（404）')
    expect(body).toContain('请检查地址')
  })

  test('is JSON for everyone else', async () => {
    const { headers, statusCode } = await world.app.inject('/nowhere')
    expect([statusCode, headers['content-type']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ])
    const api = await get(world.app, '/api/v1/nowhere')
    expect(api.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })

  test('of the server itself is a page too, and tells nothing of its insides', async () => {
    const large = await send(world.app, '/cases/hall/file', 'head-chen', {
      'f.slogan': 'x'.repeat(1_100_000),
    })
    expect(large.statusCode).toBe(413)
    expect(large.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(large.body).toContain('开发模式')
    const elsewhere = await world.app.inject({
      method: 'POST',
      url: '/cases/hall/file',
      headers: {
        accept: 'text/html',
        'sec-fetch-site': 'cross-site',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'revision=1',
    })
    expect(elsewhere.statusCode).toBe(403)
    expect(elsewhere.body).toContain('代码 cross-site（403）')
    expect(elsewhere.body).not.toMatch(/at .*\.ts:\d+/)
  })
})

describe('the lists', () => {
  test('a sector has the name that the programme lists, on the roll, with its collective and its case', async () => {
    const roll = await get(world.app, '/roll')
    expect(roll.body).toMatch(/<option value="post"[^>]*>邮政<\/option>/)
    expect(roll.body).toMatch(/<option value="service-hall"[^>]*>政务服务大厅<\/option>/)
    expect((await get(world.app, '/collectives/hall')).body).toContain('<dd>政务服务大厅</dd>')
    expect((await get(world.app, '/cases/hall')).body).toContain('<dd>政务服务大厅</dd>')
    expect((await get(world.app, '/collectives/new?lang=en')).body).toContain('<dd>Post</dd>')
  })

  test('the roll is narrowed, sorted and counted; stars are signs with a number beside', async () => {
    const { body } = await get(world.app, '/roll?level=prefectural&standing=in-force&sort=-stars')
    expect(body).toContain('共 1 条')
    expect(body).toMatch(/★★<\/span> 2 星/)
    expect(body).toContain('aria-sort="descending"')
    expect(body).toContain('href="/cases/held"')
    expect((await get(world.app, '/roll?standing=revoked')).body).toContain('没有符合条件的记录')
    expect((await get(world.app, `/roll?text=${encodeURIComponent('<script>')}`)).body).toContain(
      '共 1 条',
    )
  })

  test('cases are found by stage, by step, by phase and by part of a name', async () => {
    const total = async (query: string) =>
      /共 (\d+) 条/.exec((await get(world.app, `/cases?${query}`)).body)![1]
    expect(await total('')).toBe('2')
    expect(await total('step=filing')).toBe('1')
    expect(await total('step=supervision.held')).toBe('1')
    expect(await total('phase=closed')).toBe('0')
    expect(await total(`text=${encodeURIComponent('政务')}`)).toBe('1')
    expect((await get(world.app, '/cases?cursor=wrong')).body).toContain('已回到第一页')
  })

  test('the home page counts the cases at each step and leads to them', async () => {
    const { body } = await get(world.app, '/')
    expect(body).toContain('1 件')
    expect(body).toContain('href="/cases?programme=youth-model-unit&amp;step=supervision.held"')
  })

  test('definitions are found by kind, programme, sector and parts of their name, and sorted', async () => {
    const listed = async (query: string) => {
      const { body } = await get(world.app, `/definitions?${query}`)
      return [...body.matchAll(/<th scope="row"[^>]*><a href="\/definitions\/\w+">([^<]*)/g)].map(
        ([, name]) => name,
      )
    }
    expect(await listed('sector=taxation')).toEqual(['税务系统办税服务窗口创建标准'])
    expect(await listed('kind=procedure&programme=youth-safety-post&sort=-name')).toEqual(
      ['企业内部流程', '联合命名流程'].sort(new Intl.Collator('zh').compare).reverse(),
    )
    const kinds = await listed(`text=${encodeURIComponent('（非公领域）')}`)
    expect(kinds.length).toBeGreaterThan(10)
    expect(await listed('text=BANKING&sort=version')).toEqual([
      '银行业营业网点创建标准',
      '银行业营业网点创建标准（非公领域）',
    ])
    expect(await listed('sector=nowhere')).toEqual([])
    const year = definitionsIn(shipped).find(({ id }) => id === 'cn-2026')!
    const later = ['10', '9'].map((version) => {
      const value = { ...year.value, version, name: `第${version}版` }
      return { ...year, version, value, digest: digest(value) } as Definition
    })
    await publish(world.house.db, later, world.clock.now)
    expect(await listed('kind=calendar&text=cn-2026&sort=-version')).toEqual([
      '第10版',
      '第9版',
      '2026年国家节假日安排',
    ])
    expect((await listed('sort=nothing')).length).toBeGreaterThan(40)
    const { body } = await get(world.app, `/definitions?text=${encodeURIComponent(hostile)}`)
    expect(body).toContain('没有符合条件的记录')
    expect(body).not.toContain(hostile)
  })

  test('a definition is shown as people wrote it', async () => {
    expect((await get(world.app, `/definitions/${definition}`)).body).toMatch(/<pre[^>]*>format: 1/)
  })
})

describe('a command', () => {
  test('that cannot be given is shown disabled, with every reason, for who is asking', async () => {
    const { body } = await get(world.app, '/cases/held', 'head-he')
    expect(body).toMatch(/disabled>报告整改<\/button>[\s\S]*?<li>没有待整改的问题<\/li>/)
    expect(body).toMatch(
      /disabled>恢复星级<\/button>[\s\S]*?<li>此事由管理机构办理<\/li><li>没有被降的星级可恢复<\/li>/,
    )
    expect(body).toContain('action="/cases/held/check"')
    expect((await get(world.app, '/cases/held')).body).not.toContain('action="/cases/held/check"')
  })

  test('that is refused brings back what was typed, with the reasons on top and the status of the refusal', async () => {
    const page = await get(world.app, '/cases/hall', 'head-chen')
    const form = {
      revision: hiddenIn(page.body, 'file', 'revision'),
      key: hiddenIn(page.body, 'file', 'key'),
      set: 'basics',
      'f.slogan': `一窗通办 "${hostile}"`,
      ...stated({ ...filed, 'a.staff_total': '5000' }),
    }
    const refused = await send(world.app, '/cases/hall/file', 'head-chen', form)
    expect(refused.statusCode).toBe(400)
    expect(refused.body).toMatch(/role="alert"[\s\S]*集体总人数（1–2000） 超出范围/)
    expect(refused.body).toContain('value="5000"')
    expect(refused.body).toContain('value="一窗通办 &quot;&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(refused.body).toMatch(/<option value="true" selected>是<\/option>/)
    expect(hiddenIn(refused.body, 'file', 'key')).not.toBe(form.key)
  })

  test('that is granted leads back with what happens next; the same form sent again is the same command', async () => {
    const page = await get(world.app, '/cases/hall', 'head-chen')
    const form = {
      revision: hiddenIn(page.body, 'file', 'revision'),
      key: hiddenIn(page.body, 'file', 'key'),
      set: hiddenIn(page.body, 'file', 'set'),
      'f.slogan': '一窗通办',
      ...stated(filed),
    }
    for (const _ of ['once', 'again']) {
      const granted = await send(world.app, '/cases/hall/file', 'head-chen', form)
      expect([granted.statusCode, granted.headers.location]).toEqual([303, '/cases/hall?done=2'])
    }
    const after = await get(world.app, '/cases/hall?done=2', 'head-chen')
    expect(after.body).toMatch(
      /role="status"[\s\S]*已办理“提交备案”（第 2 条记录）[\s\S]*由下一级团组织办理，期限 2026年3月\d+日 24:00（北京时间）/,
    )
    expect((await get(world.app, '/cases/hall?done=2', 'city-li')).body).not.toContain(
      'role="status"',
    )
    const deadline = /期限<\/dt><dd><b>([^<]*)/.exec(after.body)![1]
    expect(deadline).toMatch(/24:00（北京时间，10个工作日，第1日为2026-03-/)
  })

  test('on a revision that has passed is a conflict that names what happened since, and keeps the text', async () => {
    const late = await send(world.app, '/cases/hall/withdraw', 'head-chen', {
      revision: '1',
      set: 'reason',
      'f.reason': '名称有误',
    })
    expect(late.statusCode).toBe(409)
    expect(late.body).toMatch(/您打开页面之后发生了[\s\S]*第 2 条 提交备案（号长/)
    expect(late.body).toContain('名称有误')
  })

  test('takes basic conditions one by one, and names the one that is missing', async () => {
    const page = await get(world.app, '/cases/hall', 'county-qian')
    expect(page.body).toMatch(/✓ 按填报：符合/)
    const met = Object.fromEntries(
      [...page.body.matchAll(/name="(c\.[a-z_]+)" value="true"/g)].map(([, name]) => [
        name!,
        'true',
      ]),
    )
    const form = () => ({ revision: '2', set: 'conditions', ...met })
    const { 'c.young_head': _, ...short } = form() as Record<string, string>
    const refused = await send(world.app, '/cases/hall/endorse', 'county-qian', short)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('基础条件 号长不超过40周岁 尚未逐条确认')
    expect(refused.body).toMatch(/name="c\.headcount" value="true" checked/)
    const granted = await send(world.app, '/cases/hall/endorse', 'county-qian', form())
    expect(granted.headers.location).toBe('/cases/hall?done=3')
  })

  test('of the wrong person or of no step is refused with its status, never an accident', async () => {
    expect(
      (await send(world.app, '/cases/hall/register', 'head-chen', { revision: '3' })).statusCode,
    ).toBe(403)
    expect((await send(world.app, '/cases/hall/nothing', 'head-chen', {})).statusCode).toBe(409)
    expect((await send(world.app, '/cases/nowhere/file', 'head-chen', {})).statusCode).toBe(404)
    const odd = await world.app.inject({
      method: 'POST',
      url: '/cases/hall/withdraw',
      headers: { cookie: 'biaogan_actor=head-chen' },
      payload: { set: 'reason', 'f.reason': { a: 1 }, 's.x': [{}, 'y'], key: 5 },
    })
    expect(odd.statusCode).toBe(400)
  })
})

describe('a beginning', () => {
  const place = '/collectives/new/open/youth-model-unit/open'
  const form = {
    set: 'pursuit',
    key: 'k-new',
    'f.level': 'prefectural',
    'f.batch': 'committee-city/1',
    'f.origin': 'self-started',
  }

  test('is offered level by level, with the reasons against the others', async () => {
    const { body } = await get(world.app, '/collectives/new', 'head-ren')
    expect(body).toMatch(/省：须逐级创建：不能直接创建 省，下一步是 地市/)
    expect(body).toMatch(/地市、县区：<span class="good">✓ 可以提出/)
    expect((await get(world.app, '/collectives/new', 'head-he')).body).not.toContain(place)
  })

  test('that is refused keeps what was chosen; granted, it leads to the new case', async () => {
    const refused = await send(world.app, place, 'head-ren', {
      ...form,
      key: 'k-0',
      'f.level': 'national',
    })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toMatch(/<option value="national" selected>/)
    const granted = await send(world.app, place, 'head-ren', form)
    expect([granted.statusCode, granted.headers.location]).toEqual([303, '/cases/c-k-new?done=1'])
    const again = await send(world.app, place, 'head-ren', form)
    expect(again.headers.location).toBe('/cases/c-k-new?done=1')
  })
})

describe('signing in, in development', () => {
  test('offers those who have a part, sets a cookie that only the server reads, and leads back', async () => {
    const { body } = await get(world.app, '/sign-in')
    for (const actor of ['city-li', 'county-qian', 'head-chen'])
      expect(body).toContain(`value="${actor}"`)
    const signed = await send(world.app, '/sign-in', null, {
      actor: 'someone',
      back: '/roll?sort=stars',
    })
    expect([signed.statusCode, signed.headers.location]).toEqual([303, '/roll?sort=stars'])
    expect(signed.headers['set-cookie']).toBe(
      'biaogan_actor=someone; Path=/; HttpOnly; SameSite=Strict',
    )
    const out = await send(world.app, '/sign-out', 'someone', { back: '/' })
    expect(out.headers['set-cookie']).toContain('Max-Age=0')
  })

  test.each(['clock', 'sibling', 'public', '', 'a b', '<b>'])(
    'nobody can be "%s"',
    async (actor) => {
      const answer = await send(world.app, '/sign-in', null, { actor })
      expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([400, undefined])
    },
  )

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])(
    'never leads to %s',
    async (back) => {
      expect(
        (await send(world.app, '/sign-in', null, { actor: 'someone', back })).headers.location,
      ).toBe('/')
    },
  )
})

describe('a complaint', () => {
  test('gives its receipt once, and nobody keeps the page', async () => {
    const answer = await send(world.app, '/collectives/held/complain', null, {
      statement: '无人值守',
      contact: '王某',
    })
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(answer.body).toMatch(/<code>[0-9a-f]{32}<\/code>/)
    expect(answer.body).not.toContain('王某')
  })

  test('without a statement is asked again, and what was sealed is not sent back', async () => {
    const answer = await send(world.app, '/collectives/held/complain', null, {
      statement: 'x'.repeat(3001),
      contact: '李某',
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('x'.repeat(3001))
    expect(answer.body).not.toContain('李某')
  })

  test('is verified once, by an official above the collective', async () => {
    expect((await get(world.app, '/collectives/held', 'head-he')).body).not.toContain('/settle"')
    const { body } = await get(world.app, '/collectives/held', 'city-li')
    const action = /action="(\/complaints\/[^"]+\/settle)"/.exec(body)![1]!
    const form = { collective: 'held', outcome: 'verified', finding: '现场核实属实' }
    expect((await send(world.app, action, 'head-he', form)).statusCode).toBe(403)
    expect((await send(world.app, action, 'city-li', form)).headers.location).toBe(
      '/collectives/held?settled=1',
    )
    expect((await send(world.app, action, 'city-li', form)).statusCode).toBe(409)
  })
})

describe('without sign-in', () => {
  test('no page has a form that writes, and every page says why', async () => {
    for (const url of pages()) {
      const { statusCode, body } = await get(world.readOnly, url, 'city-li')
      expect([url, statusCode]).toEqual([url, 200])
      expect(body).not.toMatch(/method="post"/i)
      expect(body).toContain('本服务未配置登录，只供查询')
      expect(body).not.toContain('开发模式：无登录')
    }
  })

  test('a form sent all the same is refused on a page', async () => {
    const answer = await send(world.readOnly, '/cases/held/check', 'head-he', { revision: '1' })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      403,
      'text/html; charset=utf-8',
    ])
    expect(answer.body).toContain('代码 sign-in-missing（403）')
  })
})
