import {
  exactText,
  inWords,
  type Json,
  type Language,
  type Reason,
  type Refusal,
  type RefusalCode,
  type Sheet,
  type SheetsAsOne,
  type Text,
  type Title,
} from '../engine/index.ts'
import type { Trouble, TroubleCode } from './trouble.ts'

/** 消息文件: every sentence that a person reads about a "no" or a machine, Chinese first. */
type Detail = Readonly<Record<string, Json>>
type Sentence = (detail: Detail, own: PartyNames) => readonly [zh: string, en: string]

const list = (value: Json | undefined): string =>
  Array.isArray(value) ? value.join('、') : String(value ?? '')
const listEn = (value: Json | undefined): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '')

/** What several sheets gave for each item that they differ on. */
const differences = (items: Json | undefined, between: string, na: string): string =>
  ((items ?? []) as unknown as readonly { name: string; given: readonly (string | null)[] }[])
    .map(({ name, given }) => `${name}（${given.map((points) => points ?? na).join('、')}）`)
    .join(between)

/** An instant as people read it: Beijing time to the minute, midnight as 24:00 of the day before. */
export function hourText(instant: Json | undefined): string {
  if (typeof instant !== 'string') return '—'
  const shown = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString()
  const local = shown(Date.parse(instant))
  if (local.slice(11, 16) !== '00:00') return `${local.slice(0, 10)} ${local.slice(11, 16)}`
  return `${shown(Date.parse(instant) - 1).slice(0, 10)} 24:00`
}

const parties: { readonly [party: string]: Text } = {
  head: { zh: '集体负责人', en: 'the head' },
  endorser: { zh: '下一级组织', en: 'the endorser' },
  authority: { zh: '管理机构', en: 'the authority' },
  assessor: { zh: '考核人', en: 'the assessor' },
  peer: { zh: '其他创建集体', en: 'a peer collective' },
  superior: { zh: '上一级管理机构', en: 'the superior authority' },
  anyone: { zh: '任何人', en: 'anyone' },
  sibling: { zh: '同一集体的其他案卷', en: 'another case of the collective' },
  clock: { zh: '系统时钟', en: 'the clock' },
  grantor: { zh: '认定人', en: 'the granting person' },
  sanction: { zh: '作出处理的人', en: 'the sanctioning person' },
  rule: { zh: '裁定申诉的人', en: 'the person ruling on the appeal' },
}

/** What a programme calls the parties of its procedures, where it has names of its own. */
export interface PartyNames {
  readonly [party: string]: Text
}

/** The name of a party: a programme's own, else the common one, else the word itself. */
export const partyText = (party: string, own: PartyNames = {}): Text =>
  Object.hasOwn(own, party) ? own[party]! : (parties[party] ?? party)

/** The same in a language. */
export const partyName = (party: string, language: Language = 'zh', own: PartyNames = {}): string =>
  inWords(partyText(party, own), language)

/** How titles stand, in words. */
export const standings: Readonly<Record<Title['standing'], readonly [zh: string, en: string]>> = {
  'in-force': ['有效', 'in force'],
  superseded: ['已由更高一级或新的认定接替', 'superseded'],
  expired: ['已到期', 'expired'],
  ended: ['星级归零，已终止', 'ended'],
  revoked: ['已撤牌', 'revoked'],
}

const partyNamesIn = (value: Json | undefined, own: PartyNames, language: Language): string =>
  (Array.isArray(value) ? value : [value])
    .map((one) => partyName(String(one), language, own))
    .join(language === 'zh' ? '、' : ' or ')

const flawWords: Readonly<Record<string, readonly [string, string]>> = {
  missing: ['缺少', 'is missing'],
  unknown: ['不认识', 'is not known'],
  type: ['类型不对', 'has the wrong type'],
  'too-long': ['过长', 'is too long'],
  'role-unweighed': ['不必填写：本次考核不按角色加权', 'is not asked: no roles are weighed now'],
  'agreement-unasked': ['不必填写：本次考核不须议定', 'is not asked: nothing is agreed on now'],
  range: ['超出范围', 'is out of range'],
  option: ['不在可选范围内', 'is not one of the choices'],
  'fact-unknown': ['标准没有这个事实', 'is no fact of the standard'],
  'fact-derived': ['由系统算出，不能填报', 'is computed and cannot be given'],
  'fact-not-yours': ['不由您提供', 'is supplied by another party'],
  'reason-missing': ['须写明理由（note）', 'needs its reason (note)'],
  'reason-unlisted': [
    '不适用的理由不在标准所列之中',
    'is not one of the listed reasons for not applying',
  ],
  'lapse-not-yours': ['不由您认定不适用或豁免', 'is not yours to declare not applicable or waived'],
  'not-a-claim': ['不是待确认的自报', 'is not a claim awaiting confirmation'],
}

function flawList({ flaws }: Detail, at: 0 | 1): string {
  const all = (flaws ?? []) as readonly { field: string; why: string; want?: Json }[]
  return all
    .map(({ field, why, want }) => {
      const hint =
        want === undefined
          ? ''
          : at === 0
            ? `（应为 ${JSON.stringify(want)}）`
            : ` (wanted: ${JSON.stringify(want)})`
      return `${field} ${flawWords[why]?.[at] ?? why}${hint}`
    })
    .join(at === 0 ? '；' : '; ')
}

const refusals: Readonly<Record<RefusalCode, Sentence>> = {
  'not-now': ({ command, step }) => [
    `案卷在“${step}”，此时不能“${command}”`,
    `the case stands at "${step}", which does not take "${command}"`,
  ],
  'not-yours': ({ by }, own) => [
    `此事由${partyNamesIn(by, own, 'zh')}办理`,
    `this is for ${partyNamesIn(by, own, 'en')}`,
  ],
  malformed: (detail) => [
    `所填内容不合要求：${flawList(detail, 0)}`,
    `what was given does not fit: ${flawList(detail, 1)}`,
  ],
  'outcome-unknown': ({ outcome, outcomes }) => [
    `结论 ${outcome ?? '（未选）'} 不在可选范围：${list(outcomes)}`,
    `the outcome ${outcome ?? '(none)'} is not one of: ${listEn(outcomes)}`,
  ],
  stale: ({ seen, revision, visit, since }) =>
    visit === undefined
      ? [
          `您看到的是第 ${seen} 版，案卷已到第 ${revision} 版${since ? `，其间：${list(since)}` : ''}；请刷新后再办`,
          `you saw revision ${seen}, the case is at ${revision}${since ? `; since then: ${listEn(since)}` : ''}; read it again`,
        ]
      : [
          '案卷已离开并重新进入此步骤，原定时点作废',
          'the case has left and entered the step again; the hour belongs to the earlier visit',
        ],
  'too-early': ({ at }) => [
    `时点未到：${hourText(at)}（北京时间）`,
    `not before ${hourText(at)} Beijing time`,
  ],
  'same-person': ({ part }, own) => [
    `须回避：您已作为${partyNamesIn(part ?? null, own, 'zh')}办理过本案卷`,
    `recusal: you already acted on this case as ${partyNamesIn(part ?? null, own, 'en')}`,
  ],
  'level-not-offered': ({ level, standard }) => [
    `等级 ${level} 不开展${standard ? `（标准 ${standard} 未设此级）` : ''}`,
    `the level "${level}" is not offered${standard ? ` by the standard ${standard}` : ''}`,
  ],
  'level-skipped': ({ level, next }) => [
    `须逐级创建：不能直接创建 ${level}，下一步是 ${next ?? '—'}`,
    `one level at a time: ${level} cannot be next, ${next ?? '—'} is`,
  ],
  'level-below': ({ level, held }) => [
    `已持有更高等级 ${held}，不能创建 ${level}`,
    `${held} is held, so ${level} cannot be pursued`,
  ],
  'title-at-lower-star': ({ held, stars, needed }) => [
    `${held} 现为 ${stars} 星，晋级须至少 ${needed} 星`,
    `${held} is held with ${stars} stars, ${needed} are needed to climb`,
  ],
  'barred-by-veto': ({ case: id, veto, until, through }) => [
    `案卷 ${id} 触发一票否决（${veto}），${until ? `${hourText(until)}（北京时间）前` : `至 ${through} 届`}不得备案`,
    `the veto "${veto}" of case ${id} bars filing ${until ? `until ${hourText(until)} Beijing time` : `through batch ${through}`}`,
  ],
  barred: ({ until }) => [
    `撤牌后的限制期至 ${hourText(until)}（北京时间），期内不得申报或认定`,
    `barred after a revocation until ${hourText(until)} Beijing time`,
  ],
  'other-pursuit': ({ case: id, step }) => [
    `本集体另有在办案卷 ${id}（${step}）`,
    `another pursuit is open: ${id} at ${step}`,
  ],
  'title-revoked': ({ level }) => [
    `${level} 称号曾被撤销，以往称号不再计入，须从头逐级创建`,
    `the title at ${level} was revoked; nothing earlier counts, the ladder begins again`,
  ],
  'title-in-force': ({ level, stars }) => [
    `已有在有效期内的称号：${level}${stars === 0 ? '' : ` ${stars} 星`}`,
    `a title is in force: ${level}${stars === 0 ? '' : `, ${stars} stars`}`,
  ],
  'recognised-too-late': ({ on, before }) => [
    `${on === null ? '没有写明认定日期的' : `${on} 认定的`}称号不在确认之列：只确认 ${before} 以前认定的，其后的须按流程认定`,
    `a title ${on === null ? 'without a day of recognition' : `recognised on ${on}`} cannot be confirmed: only those from before ${before} are`,
  ],
  'filing-closed': ({ opens, closes }) => [
    `不在备案时间内（${hourText(opens)} 至 ${hourText(closes)}，北京时间）`,
    `outside the filing window (${hourText(opens)} to ${hourText(closes)} Beijing time)`,
  ],
  'batch-unknown': ({ batch }) => [`没有届次 ${batch}`, `there is no batch "${batch}"`],
  'batch-other-authority': ({ batch, authority, wanted }) => [
    `届次 ${batch} 属于 ${authority}，本案应由 ${wanted} 管理`,
    `the batch ${batch} is of ${authority}; this case belongs to ${wanted}`,
  ],
  'body-missing': ({ party, tier }, own) => [
    `本集体所在线上没有可作${partyNamesIn(party ?? null, own, 'zh')}的机构（等级 ${tier}）`,
    `no body on the collective's line can act as ${partyNamesIn(party ?? null, own, 'en')} at "${tier}"`,
  ],
  'conditions-open': ({ condition, why, missing, now }) =>
    why === 'standard-changed'
      ? [
          `适用标准已变为 ${now}，基础条件须重新确认`,
          `the standard is now ${now}; the basic conditions must be asked again`,
        ]
      : why === 'unanswered'
        ? [
            `基础条件 ${condition} 缺少填报：${list(missing)}`,
            `the condition "${condition}" lacks ${listEn(missing)}`,
          ]
        : [`基础条件 ${condition} 尚未逐条确认`, `the condition "${condition}" is not confirmed`],
  'conditions-unmet': ({ condition }) => [
    `不符合基础条件 ${condition}`,
    `the basic condition "${condition}" is not met`,
  ],
  'earlier-start-unproven': ({ since, began }) => [
    `自述 ${began} 开始创建，早于 ${since}，须由审核的团组织核实并写明依据（evidence）后才可不逐级`,
    `creation is said to have begun on ${began}, before ${since}; the endorser must confirm it with evidence`,
  ],
  'standard-missing': () => ['没有适用的现行标准', 'no standard in force applies'],
  'pursuit-closed': ({ opens, closes }) => [
    `不在创建时间内（${hourText(opens)} 至 ${hourText(closes)}，北京时间）`,
    `outside the time of pursuit (${hourText(opens)} to ${hourText(closes)} Beijing time)`,
  ],
  'round-closed': ({ next }) => [
    `不在考核批次时间内${next ? `，下一批次自 ${hourText(next)} 起` : '，本届已无后续批次'}`,
    `no round is open${next ? `; the next opens ${hourText(next)}` : '; none is left in this batch'}`,
  ],
  'round-used': ({ round }) => [
    `第 ${round} 批考核已参加过，请等下一批`,
    `round ${round} has been used; wait for the next`,
  ],
  'assessor-conflicted': ({ assessor, part }, own) => [
    `${assessor} 已作为${partyNamesIn(part ?? null, own, 'zh')}参与本案卷，须回避`,
    `${assessor} already acted as ${partyNamesIn(part ?? null, own, 'en')} and must be recused`,
  ],
  'role-missing': ({ roles }) => [
    `几张表按角色加权，请指明考核人的角色：${list(roles)}`,
    `the sheets are weighed by role; say in which one reads: ${listEn(roles)}`,
  ],
  'sheets-differ': ({ items }) => [
    `各张考核表不一致：${differences(items, '；', '不适用')}。要议定的，填写议定得分（在最低与最高之间）和理由；对是否适用看法不同的，请改正本表`,
    `the sheets differ: ${differences(items, '; ', 'not applicable')}. Give the points agreed on, between the lowest and the highest, with the reason; where they differ on whether an item applies, mend this sheet`,
  ],
  'sheet-incomplete': ({ unanswered, unconfirmed }) => [
    `考核未完成：未填 ${list(unanswered) || '无'}；待确认的自报 ${list(unconfirmed) || '无'}`,
    `the sheet is incomplete: unanswered ${listEn(unanswered) || 'none'}; unconfirmed claims ${listEn(unconfirmed) || 'none'}`,
  ],
  'ground-trial': ({ standard }) => [
    `考核依据的标准 ${standard} 尚在试行，不能单独作为认定依据；请写明其他依据`,
    `the standard ${standard} is on trial and cannot be the only ground; say what else it rests on`,
  ],
  'retest-none': () => [
    '没有可以复核的指标：考核没有未达到的指标，或标准不设复核',
    'nothing can be read again: no item failed, or the standard has no retest',
  ],
  'retest-used': ({ most }) => [
    `标准允许复核 ${most} 次，已用完`,
    `the standard allows ${most} retests, all used`,
  ],
  'sheet-suspended': ({ vetoes }) => [
    `一票否决的事项尚未整改，暂不能得出结论：${list(vetoes)}`,
    `nothing is decided until these are cured: ${listEn(vetoes)}`,
  ],
  'sheet-not-assessable': ({ lapsed, most }) =>
    most === null
      ? [
          '没有一项适用，不能评定；请核对不适用的各项',
          'nothing applies, so that nothing can be assessed; check what was declared not applicable',
        ]
      : [
          `不适用的分值为 ${lapsed}，多于标准允许的 ${most}，不能评定；请核对不适用的各项`,
          `${lapsed} points do not apply, more than the ${most} that the standard allows; check what was declared not applicable`,
        ],
  'notice-not-joinable': ({ notice, begins }) => [
    `公示 ${notice} 已于 ${hourText(begins)} 开始，或属于其他机构、其他活动，请另行公示`,
    `the notice ${notice} has begun, or is another authority's or programme's; post another`,
  ],
  'notice-window-closed': ({ opens, closes }) => [
    `不在本届公示时间内（${hourText(opens)} 至 ${hourText(closes)}）`,
    `outside the batch's notice window (${hourText(opens)} to ${hourText(closes)})`,
  ],
  'notice-over': ({ ends }) => [
    `公示已于 ${hourText(ends)} 期满`,
    `the notice ended ${hourText(ends)}`,
  ],
  'objection-open': ({ open }) => [
    `有异议尚未办结（编号 ${list(open)}）`,
    `objections are open: ${listEn(open)}`,
  ],
  'objection-unknown': ({ open }) => [
    `没有这个待办异议；待办编号：${list(open) || '无'}`,
    `no such open objection; open: ${listEn(open) || 'none'}`,
  ],
  'title-in-question': ({ case: id }) => [
    `所依据的称号正在调整处理（案卷 ${id}），办结前不能认定`,
    `the title it rests on is under adjustment in ${id}`,
  ],
  'complaint-unverified': ({ complaint }) => [
    `投诉 ${complaint ?? '（未填）'} 不存在、不属于本集体或未经核实`,
    `the complaint ${complaint ?? '(none)'} is not a verified one of this collective`,
  ],
  'finding-none': () => ['没有待整改的问题', 'no finding is open'],
  'reply-awaited': ({ ends }) => [
    `须等集体陈述申辩或申辩期满（${hourText(ends)}）`,
    `the collective may reply until ${hourText(ends)}`,
  ],
  'reply-closed': ({ ends }) => [
    `陈述申辩已提交或已于 ${hourText(ends)} 截止`,
    `the reply was given or closed at ${hourText(ends)}`,
  ],
  'appeal-closed': ({ ends }) => [
    `申诉已裁定或已于 ${hourText(ends)} 截止`,
    `the appeal was ruled on or closed at ${hourText(ends)}`,
  ],
  'star-not-cut': () => ['没有被降的星级可恢复', 'no star was cut'],
  'title-awaited': ({ case: id }) => [
    `有案卷 ${id} 以此称号为基础正在创建，称号暂不到期`,
    `the pursuit ${id} rests on the title, which waits for it`,
  ],
  'nothing-to-correct': ({ corrects }) => [
    `没有可更正的“${corrects}”`,
    `there is no "${corrects}" to correct`,
  ],
  'consequence-refused': ({ case: id, command, reasons }) => [
    `同一集体的案卷 ${id} 不能随之“${command}”：${list(reasons)}`,
    `the collective's case ${id} cannot "${command}": ${listEn(reasons)}`,
  ],
  'case-unknown': ({ case: id }) => [`没有案卷 ${id}`, `there is no case "${id}"`],
  'collective-unknown': ({ collective }) => [
    `没有集体 ${collective}`,
    `there is no collective "${collective}"`,
  ],
  'complaint-unknown': ({ complaint }) => [
    `没有投诉 ${complaint}`,
    `there is no complaint "${complaint}"`,
  ],
  'complaint-charged': ({ complaint }) => [
    `投诉 ${complaint} 已据以启动过调整，不能再次处理`,
    `the complaint ${complaint} has led to an adjustment already`,
  ],
  'complaint-settled': ({ complaint, outcome }) => [
    `投诉 ${complaint} 已办结（${outcome}）`,
    `the complaint ${complaint} was settled as ${outcome}`,
  ],
  'edition-differs': ({ batch, edition, published, found }) => [
    `届次 ${batch} 第 ${edition} 版已公布且内容不同（已公布 ${published}，此次 ${found}）`,
    `edition ${edition} of ${batch} is published with other content (${published}, now ${found})`,
  ],
  'edition-gap': ({ batch, edition, wanted }) => [
    `届次 ${batch} 应为第 ${wanted} 版，不是第 ${edition} 版`,
    `the next edition of ${batch} is ${wanted}, not ${edition}`,
  ],
  'key-reused': ({ key }) => [
    `幂等键 ${key} 已用于另一条指令`,
    `the idempotency key ${key} came with another command before`,
  ],
}

/** The sentence of a refusal, with its reason's details and the parties as the programme calls them, for the person who asked. */
export function sayRefusal(
  { code, detail = {} }: Refusal,
  language: Language = 'zh',
  own: PartyNames = {},
): string {
  const [zh, en] = refusals[code](detail, own)
  return language === 'zh' ? zh : en
}

type TroubleSentence = (detail: Trouble['detail']) => readonly [zh: string, en: string]

const troubles: Readonly<Record<TroubleCode, TroubleSentence>> = {
  'database-unreachable': ({ reason }) => [
    `连不上数据库（${reason}）。请检查 DATABASE_URL 与数据库是否已启动`,
    `the database cannot be reached (${reason}); check DATABASE_URL and that it runs`,
  ],
  'schema-newer': ({ found, known }) => [
    `数据库结构为第 ${found} 版，本程序只认到第 ${known} 版。请升级程序`,
    `the database schema is at ${found}, this program knows ${known}; upgrade the program`,
  ],
  'data-folder-locked': ({ folder, pid, host, since }) => [
    `数据文件夹 ${folder} 正由进程 ${pid}（主机 ${host}，自 ${since}）使用。请先停止它，或另选文件夹`,
    `the data folder ${folder} is held by process ${pid} on ${host} since ${since}; stop it or choose another folder`,
  ],
  'data-folder-older': ({ folder, version, wanted }) => [
    `数据文件夹 ${folder} 由 PostgreSQL ${version} 写成，现需 ${wanted}。请用旧版程序 export，再用新版 import`,
    `the data folder ${folder} was written by PostgreSQL ${version}, ${wanted} is needed; export with the old program and import here`,
  ],
  'data-folder-unusable': ({ folder }) => [
    `数据文件夹 ${folder} 打不开或已损坏。请检查权限，或用备份恢复`,
    `the data folder ${folder} cannot be opened; check its permissions or restore a backup`,
  ],
  'definition-differs': ({ kind, id, version, published, found }) => [
    `${kind} ${id}@${version} 已公布（${published}），此次内容不同（${found}）。请改用新的版本号`,
    `${kind} ${id}@${version} is published as ${published} and differs now (${found}); give it a new version`,
  ],
  'definitions-broken': ({ folder, count, first }) => [
    `${folder} 里的定义有 ${count} 处问题，第一处：${first}。请运行 biaogan check`,
    `the definitions in ${folder} have ${count} problems, the first: ${first}; run biaogan check`,
  ],
  'definition-missing': ({ kind, digest }) => [
    `缺少定义 ${kind} ${digest}。请导入或公布它`,
    `the ${kind} ${digest} is missing; import or publish it`,
  ],
  'config-broken': ({ file, count, first }) => [
    `设置 ${file} 有 ${count} 处问题，第一处：${first}`,
    `the configuration ${file} has ${count} problems, the first: ${first}`,
  ],
  'trust-broken': ({ file, count, first }) => [
    `信任文件 ${file} 有 ${count} 处问题，其中任何一处都使它整个不可信；第一处：${first}`,
    `the trust file ${file} has ${count} problems and none of it is trusted until they are mended, the first: ${first}`,
  ],
  'key-unusable': ({ file }) => [
    `${file} 不是 Ed25519 私钥（PEM）。可用 biaogan sign keygen 做一把`,
    `${file} is no private Ed25519 key (PEM); biaogan sign keygen makes one`,
  ],
  'key-open': ({ file }) => [
    `私钥 ${file} 别人也读得到，不用。请先 chmod 600`,
    `others may read the private key ${file}, so it is not used; chmod 600 it first`,
  ],
  'server-unreachable': ({ server, reason }) => [
    `连不上 ${server}（${reason}）。请检查网址与服务是否在`,
    `${server} cannot be reached (${reason}); check the address and that it serves`,
  ],
  'method-missing': ({ standard, kind, package: name, version, found }) => [
    `标准 ${standard} 用到计分方法 ${kind}，须由包 ${name}@${version} 提供，现为 ${found || '无'}。请把这一版写进 biaogan.config.yaml 的 methods`,
    `the standard ${standard} uses the method "${kind}" of ${name}@${version}, and here is ${found || 'none'}; name that version under "methods" in biaogan.config.yaml`,
  ],
  'method-failed': ({ kind, package: name, version, when }) => [
    `包 ${name}@${version} 的计分方法 ${kind} 在 ${when} 时出错，没有得分，也未写入任何内容。请改好这个包或换一版`,
    `the method "${kind}" of ${name}@${version} failed in ${when}: there is no score, and nothing was written; mend the package or take another version`,
  ],
  'port-in-use': ({ port }) => [
    `端口 ${port} 已被占用。请用 --port 另选`,
    `port ${port} is in use; choose another with --port`,
  ],
  'bind-refused': ({ host }) => [
    `未配置登录，只能绑定本机地址，不能绑定 ${host}`,
    `without sign-in the server binds to loopback only, not ${host}`,
  ],
  'archive-unreadable': ({ file, line }) => [
    `档案 ${file} 第 ${line} 行读不出。请确认文件完整`,
    `the archive ${file} cannot be read at line ${line}`,
  ],
  'archive-not-empty': ({ table }) => [
    `目标数据库已有内容（${table}）。请导入到空的数据库`,
    `the target database is not empty (${table}); import into an empty one`,
  ],
  'setting-wrong': ({ name, value, want }) => [
    `设置 ${name}=${value} 不对，应为 ${want}`,
    `the setting ${name}=${value} is wrong, it should be ${want}`,
  ],
  'backup-elsewhere': () => [
    'PostgreSQL 请用 pg_dump 备份，或用 biaogan export',
    'back up PostgreSQL with pg_dump, or use biaogan export',
  ],
  'data-folder-missing': ({ folder }) => [
    `没有数据文件夹 ${folder}。请用 --database 指明，或先启动一次服务`,
    `there is no data folder ${folder}; name it with --database, or start the server once`,
  ],
  'data-folder-full': ({ folder }) => [
    `数据文件夹 ${folder} 里已有数据库，不能覆盖`,
    `the data folder ${folder} already holds a database and is not overwritten`,
  ],
  'script-wrong': ({ what }) => [
    `脚本里的 ${what} 找不到`,
    `the script names what is not there: ${what}`,
  ],
  'file-unreadable': ({ file }) => [`读不到 ${file}`, `${file} cannot be read`],
  'file-unwritable': ({ file }) => [
    `写不了 ${file}：已有这个文件，或没有权限`,
    `${file} cannot be written: it is there already, or may not be`,
  ],
}

/** What went wrong with the machine or the set-up, and what to do. */
export function sayTrouble({ code, detail }: Trouble, language: Language = 'zh'): string {
  const [zh, en] = troubles[code](detail)
  return language === 'zh' ? zh : en
}

/** How a deadline was counted, as the field writes it. */
export function proofText(proof: Json | undefined, language: Language = 'zh'): string {
  if (typeof proof !== 'object' || proof === null || Array.isArray(proof)) return ''
  const { rule, count, first, last, provisional } = proof as Record<string, Json>
  const names: Record<string, readonly [string, string]> = {
    'working-days': ['个工作日', 'working days'],
    days: ['天', 'days'],
    months: ['个月', 'months'],
    years: ['年', 'years'],
  }
  const unit = names[String(rule)]
  const mark = provisional ? (language === 'zh' ? '，日历未覆盖，暂定' : ', provisional') : ''
  return language === 'zh'
    ? `${count}${unit?.[0] ?? ''}，第1日为${first}，末日为${last}${mark}`
    : `${count} ${unit?.[1] ?? ''}, from ${first} to ${last}${mark}`
}

/** How one part of a rule gave or took points, with the figures, as a clerk would write it. */
export function reasonText(
  { rule, points, times, price, why, sheets, item: incident = '' }: Reason,
  {
    name,
    item,
    unit,
    record,
  }: {
    readonly name: string
    readonly item: string
    readonly unit: string
    readonly record: number
  },
  language: Language = 'zh',
): string {
  const p = exactText(points).replace('-', '−')
  const size = exactText(points).replace('-', '')
  const got = points.n < 0n ? `扣 ${size} 分` : `得 ${p} 分`
  const [given, givenEn] = points.n === 0n ? ['', ''] : [`，${got}`, `, ${p} points`]
  const formula = why === undefined ? '' : inWords(why, language)
  const [reason, reasonEn] =
    why === undefined ? ['', ''] : [`（${inWords(why, 'zh')}）`, ` (${inWords(why, 'en')})`]
  const n = times ? exactText(times) : ''
  const each = price ? exactText(price) : ''
  const said: Record<Reason['rule'], readonly [string, string]> = {
    item: [`${name}：有“${item}”，${got}`, `${name}: "${item}" found, ${p} points`],
    'missing-item': each.startsWith('-')
      ? [`${name}：没有“${item}”，不扣分`, `${name}: no "${item}", none taken`]
      : [
          `${name}：缺“${item}”，不得 ${each} 分`,
          `${name}: "${item}" missing, ${each} points not given`,
        ],
    'no-evidence': [`${name}：没有证明材料，本项${got}`, `${name}: no evidence, ${p} points`],
    all: [`${name}：本项全部扣完`, `${name}: all points of this item are taken`],
    none: [`${name}：一档也没有，${got}`, `${name}: none found, ${p} points`],
    step: [
      `${name}：差 ${n} 步 × 每步扣 ${each} 分 = ${p} 分`,
      `${name}: ${n} steps short × −${each} = ${p} points`,
    ],
    beyond: [
      `${name}：超出 ${n} 步 × 每步 ${each} 分 = ${p} 分`,
      `${name}: ${n} steps beyond × ${each} = ${p} points`,
    ],
    each: [
      `${name} ${n}${unit} × 每${unit || '个'} ${each} 分 = ${p} 分`,
      `${name} ${n} × ${each} = ${p} points`,
    ],
    price: [
      `${name} ${n}${unit} × 每次扣 ${each} 分 = ${p} 分`,
      `${name} ${n} × −${each} = ${p} points`,
    ],
    clear: ['没有扣分', 'nothing to take'],
    band: [`${name} ${n}${unit}，在该档${got}`, `${name} ${n}, in the band that gives ${p} points`],
    line: [`${name} ${n}${unit}，按直线${got}`, `${name} ${n}, on the line at ${p} points`],
    blank: [
      `${name}：没有定目标，按满分计，${got}`,
      `${name}: no target was set, which gives full ${p} points`,
    ],
    counted: [`${name} ${n}${unit}`, `${name} ${n}`],
    formula: [`按公式 ${formula} = ${p} 分`, `by the formula ${formula} = ${p} points`],
    judged: [
      `${name}：考核人评定${points.n < 0n ? got : ` ${p} 分`}，理由见记录`,
      `${name}: judged ${p} points, the reason is on record`,
    ],
    met: [`${name} ${n}${unit}：达标，${got}`, `${name} ${n}: met, ${p} points`],
    unmet: [`${name} ${n}${unit}：未达标，${got}`, `${name} ${n}: not met, ${p} points`],
    na: [`${name}：不适用${reason}${given}`, `${name}: does not apply${reasonEn}${givenEn}`],
    waived: [`${name}：已豁免${given}`, `${name}: waived${givenEn}`],
    already: [
      `事件 ${incident} 已在“${name}”中计，不重复计`,
      `incident ${incident} is charged under "${name}" already`,
    ],
    lesser: [`${name}：只取最高的一条，此条不计`, `${name}: only the highest counts, not this`],
    panel: [
      `${name}：${n} 名评委${each === '0' ? '' : `，去掉 ${each} 个`}，合成 ${p}`,
      `${name}: ${n} judges${each === '0' ? '' : `, ${each} left out`}, together ${p}`,
    ],
    spread: [
      `${name}：评分相差 ${p}，须复核`,
      `${name}: judges differ by ${p}, to be looked at again`,
    ],
    sheets: [
      `${n} 张考核表：${sheetsText(sheets, 'zh')}${each === '' || each === '0' ? '' : `，去掉 ${each} 张`}${sheets?.by === 'apart' ? '' : `，${p} 分`}`,
      `${n} sheets: ${sheetsText(sheets, 'en')}${each === '' || each === '0' ? '' : `, ${each} left out`}${sheets?.by === 'apart' ? '' : `, ${p} points`}`,
    ],
    'sheets-apart': [
      `各表相差 ${p} 分，须复核`,
      `the sheets differ by ${p} points, to be looked at again`,
    ],
    again: ['复核后重读', 'read again after a remedy'],
    floor: [`扣至下限 ${p} 分为止`, `down to the floor of ${p} points`],
    cap: [
      points.n < 0n ? `最多扣 ${size} 分` : `封顶 ${p} 分`,
      points.n < 0n ? `at most ${size} points taken` : `capped at ${p} points`,
    ],
    own: [`${name} ${n}${unit}${reason}${given}`, `${name} ${n}${reasonEn}${givenEn}`],
  }
  const [zh, en] = said[rule]
  return language === 'zh'
    ? `${zh}${record > 0 ? `（第 ${record} 条记录）` : ''}`
    : `${en}${record > 0 ? ` (record ${record})` : ''}`
}

/** How several sheets become one, so that it can be worked out by hand. */
const sheetWays: Record<SheetsAsOne['by'], readonly [string, string]> = {
  mean: ['平均', 'the mean'],
  median: ['取中位', 'the middle'],
  weighted: ['加权平均', 'the weighted mean'],
  agreed: ['不一致，议定', 'they differ, agreed on'],
  alike: ['一致', 'alike'],
  apart: ['尚未合成一个得分', 'not one value yet'],
}

function sheetsText(sheets: SheetsAsOne | undefined, language: Language): string {
  const { by, given } = sheets ?? { by: 'alike', given: [] }
  const at = language === 'zh' ? 0 : 1
  const all = given.map(({ points, role, weight }) =>
    points === null
      ? ['不适用', 'not applicable'][at]
      : weight
        ? `${exactText(points)}（${role} ×${exactText(weight)}）`
        : exactText(points),
  )
  return `${all.join(language === 'zh' ? '、' : ', ')}${language === 'zh' ? '，' : ', '}${sheetWays[by][at]}`
}

/** What a veto says of itself beside its condition: effect, window, cure, scope, bars; one sentence each. */
export function vetoText(
  { effect, lookBack, cure, appliesTo, bars }: Sheet['vetoes'][number],
  named: { readonly grade: string; readonly cure: string | null },
  language: Language = 'zh',
): readonly string[] {
  const effects: Record<typeof effect, Pair> = {
    disqualify: ['触发则不予达标，得分照常公布', 'disqualifies; the score stands'],
    cap_grade: [
      `触发则等次最高为“${named.grade}”，得分照常公布`,
      `leaves no better grade than “${named.grade}”; the score stands`,
    ],
    suspend: [
      '触发则在整改前不定等次、不能得出结论，得分照常公布',
      'suspends the decision until it is cured; the score stands',
    ],
  }
  const window: readonly Pair[] =
    lookBack === null ? [] : [[`回溯 ${lookBack} 个月`, `looks back ${lookBack} months`]]
  const days = cure?.withinDays ?? null
  const [within, withinEn] =
    days === null
      ? ['', '']
      : [`（限 ${days} 日，由考核人核对）`, ` (within ${days} days, which the assessor checks)`]
  const cured: Pair =
    cure === null
      ? ['不因整改而免除', 'nothing cures it']
      : [
          `已整改的不再计：${named.cure}${within}`,
          `counts no longer once cured: ${named.cure}${withinEn}`,
        ]
  const whom: Record<(typeof appliesTo)[number], Pair> = {
    applicant: ['只对申报的集体', 'binds applicants only'],
    holder: ['只对持有称号的集体', 'binds holders of a title only'],
  }
  const scope = appliesTo.length === 1 ? appliesTo.map((one) => whom[one]) : []
  const barred: readonly Pair[] = bars === null ? [] : [barsText(bars)]
  const all = [effects[effect], ...window, cured, ...scope, ...barred]
  return all.map(([zh, en]) => (language === 'zh' ? zh : en))
}

type Pair = readonly [zh: string, en: string]

function barsText(bars: NonNullable<Sheet['vetoes'][number]['bars']>): Pair {
  if (bars === 'this-batch') return ['本届不得再备案', 'bars filing in this batch']
  const { next_batches: batches, years } = bars
  return batches === undefined
    ? [`得出结论之日起 ${years} 年内不得备案`, `bars filing for ${years} years from the conclusion`]
    : [`本届与此后 ${batches} 届不得备案`, `bars filing in this batch and the next ${batches}`]
}
