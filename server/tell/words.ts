import type { Language, Supplier } from '../../engine/index.ts'

/** Why a fact has no value. */
type Bare = 'unanswered' | 'unconfirmed' | 'no_evidence' | 'under_review' | 'waived'

interface TellWords {
  readonly self: string
  readonly retest: (number: string) => string
  readonly sheetOf: (stage: string, number: number) => string
  readonly yes: string
  readonly no: string
  readonly blank: string
  readonly options: (all: readonly string[]) => string
  readonly happened: (all: readonly string[]) => string
  readonly incident: (id: string) => string
  readonly judges: (all: readonly string[], agreed: string | null) => string
  readonly overNothing: string
  readonly outOfNothing: (name: string, over: string, value: string) => string
  readonly age: (name: string, born: string, day: string, value: string) => string
  readonly number: (
    name: string,
    of: string,
    months: number | null,
    day: string | null,
    value: string,
  ) => string
  readonly start: (points: string) => string
  readonly gives: string
  readonly takes: string
  readonly where: (condition: string) => string
  readonly everything: string
  readonly between: (floor: string | null, ceiling: string) => string
  readonly highest: string
  readonly spills: string
  readonly na: (reasons: readonly string[], then: string) => string
  readonly waived: (reasons: readonly string[], then: string) => string
  readonly noEvidence: string
  readonly leaves: string
  readonly shared: string
  readonly given: (points: string) => string
  readonly or: string
  readonly change: (name: string, from: string, to: string, past: boolean) => string
  readonly more: (name: string, options: readonly string[], past: boolean) => string
  readonly fewer: (name: string, times: number, past: boolean) => string
  readonly comma: string
  readonly colon: string
  readonly states: { readonly [state in Bare]: string }
  readonly notApplicable: (reason: string) => string
  readonly whose: (all: readonly string[]) => string
  readonly also: (one: string) => string
  readonly through: (party: string) => string
  readonly record: (number: number) => string
  readonly confirmed: (number: number) => string
  readonly gate: (part: string, bound: string) => string
  readonly short: (points: string, grade: string) => string
  readonly gateShut: (name: string) => string
  readonly vetoed: (name: string) => string
  readonly lost: (all: readonly (readonly [name: string, points: string])[]) => string
  readonly enough: (changes: readonly string[]) => string
}

/** 消息文件: the sentences in which a sheet is explained, Chinese first. */
export const tellWords: { readonly [language in Language]: TellWords } = {
  zh: {
    self: '自评',
    retest: (number) => `第 ${number} 次复核`,
    sheetOf: (stage, number) => `${stage}（第 ${number} 张表）`,
    yes: '是',
    no: '否',
    blank: '留空',
    options: (all) => (all.length === 0 ? '一项也没有' : all.join('、')),
    happened: (all) => (all.length === 0 ? '没有' : `${all.length} 条：${all.join('；')}`),
    incident: (id) => `（事件 ${id}）`,
    judges: (all, agreed) => `${all.join('、')}${agreed === null ? '' : `；合议 ${agreed}`}`,
    overNothing: '没有可比的总数（总数为 0）',
    outOfNothing: (name, over, value) => `${name}：“${over}”为 0，按规定计为 ${value}`,
    age: (name, born, day, value) => `${name}：${born} 出生，至 ${day} 为 ${value}`,
    number: (name, of, months, day, value) =>
      `${name}：由“${of}”的记录计数${months === null ? '' : `，截至 ${day ?? '备案日'} 的 ${months} 个月内`}，共 ${value}`,
    start: (points) => `从 ${points} 分起`,
    gives: '加：',
    takes: '扣：',
    where: (condition) => `在 ${condition} 时，`,
    everything: '全部扣完',
    between: (floor, ceiling) =>
      `${floor === null ? '没有下限' : `最少 ${floor} 分`}，最多 ${ceiling} 分`,
    highest: '；给分的几条只取最高的一条',
    spills: '；超出下限的扣分从上一级扣除',
    na: (reasons, then) => `不适用（${reasons.join('、')}）时${then}`,
    waived: (_, then) => `豁免时${then}`,
    noEvidence: '没有证明材料得 0 分',
    leaves: '其分值不计入总分',
    shared: '其分值由同级各项按比例承担',
    given: (points) => `得 ${points} 分`,
    or: '，或 ',
    change: (name, from, to, past) =>
      past ? `假如${name}当时是 ${to}（实为 ${from}）` : `${name}由 ${from} 变为 ${to}`,
    more: (name, options, past) =>
      `${past ? '假如当时' : ''}${name}再有${options.map((one) => `“${one}”`).join('、')}`,
    fewer: (name, times, past) => `${past ? '假如当时' : ''}${name}少 ${times} 条`,
    comma: '，',
    colon: '：',
    states: {
      unanswered: '未填',
      unconfirmed: '自报，待考核人确认',
      no_evidence: '没有证明材料',
      under_review: '核查中',
      waived: '已豁免',
    },
    notApplicable: (reason) => `不适用${reason && `（${reason}）`}`,
    whose: (all) => `（${all.join('；')}）`,
    also: (one) => `另有${one}`,
    through: (party) => `由${party}填入`,
    record: (number) => `第 ${number} 条记录`,
    confirmed: (number) => `第 ${number} 条记录中经确认`,
    gate: (part, bound) => `“${part}”的得分率须${bound}`,
    short: (points, grade) => `离“${grade}”还差 ${points} 分`,
    gateShut: (name) => `门槛没过：${name}`,
    vetoed: (name) => `一票否决：${name}`,
    lost: (all) => `失分最多的：${all.map(([name, points]) => `${name} ${points} 分`).join('、')}`,
    enough: (changes) => `这样就够：${changes.join('，并且')}`,
  },
  en: {
    self: 'self-score',
    retest: (number) => `retest ${number}`,
    sheetOf: (stage, number) => `${stage} (sheet ${number})`,
    yes: 'yes',
    no: 'no',
    blank: 'left blank',
    options: (all) => (all.length === 0 ? 'none' : all.join(', ')),
    happened: (all) => (all.length === 0 ? 'none' : `${all.length}: ${all.join('; ')}`),
    incident: (id) => `(incident ${id})`,
    judges: (all, agreed) => `${all.join(', ')}${agreed === null ? '' : `; agreed on ${agreed}`}`,
    overNothing: 'there is no total to compare with (it is 0)',
    outOfNothing: (name, over, value) => `${name}: "${over}" is 0, which counts as ${value}`,
    age: (name, born, day, value) => `${name}: born ${born}, on ${day} ${value}`,
    number: (name, of, months, day, value) =>
      `${name}: counted from the records of "${of}"${months === null ? '' : ` within ${months} months before ${day ?? 'the filing'}`}, ${value}`,
    start: (points) => `from ${points}`,
    gives: 'gives: ',
    takes: 'takes: ',
    where: (condition) => `where ${condition}, `,
    everything: 'everything',
    between: (floor, ceiling) =>
      `${floor === null ? 'no floor' : `at least ${floor}`}, at most ${ceiling}`,
    highest: '; of those that give the highest alone counts',
    spills: '; what is taken beyond comes off the part above',
    na: (reasons, then) => `where it does not apply (${reasons.join(', ')}) ${then}`,
    waived: (_, then) => `where it is waived ${then}`,
    noEvidence: 'without evidence it gives none',
    leaves: 'its points leave the table',
    shared: 'its siblings carry its points in proportion',
    given: (points) => `it is given ${points}`,
    or: ', or ',
    change: (name, from, to, past) =>
      past ? `had ${name} been ${to} (it was ${from})` : `${name} from ${from} to ${to}`,
    more: (name, options, past) =>
      `${past ? 'had ' : ''}${name}${past ? ' had' : ' with'} ${options.map((one) => `"${one}"`).join(', ')} besides`,
    fewer: (name, times, past) =>
      `${past ? 'had ' : ''}${name}${past ? ' been' : ''} fewer by ${times}`,
    comma: ', ',
    colon: ': ',
    states: {
      unanswered: 'not answered',
      unconfirmed: 'a claim that the assessor has not confirmed',
      no_evidence: 'no evidence',
      under_review: 'under review',
      waived: 'waived',
    },
    notApplicable: (reason) => `does not apply${reason && ` (${reason})`}`,
    whose: (all) => ` (${all.join('; ')})`,
    also: (one) => `besides ${one}`,
    through: (party) => `entered by ${party}`,
    record: (number) => `record ${number}`,
    confirmed: (number) => `confirmed in record ${number}`,
    gate: (part, bound) => `"${part}" must reach ${bound} of its points`,
    short: (points, grade) => `${points} points short of "${grade}"`,
    gateShut: (name) => `the gate is shut: ${name}`,
    vetoed: (name) => `vetoed: ${name}`,
    lost: (all) =>
      `lost most at: ${all.map(([name, points]) => `${name} (${points} points)`).join(', ')}`,
    enough: (changes) => `enough would have been: ${changes.join(', and ')}`,
  },
}

const suppliers: { readonly [supplier in Supplier]: readonly [zh: string, en: string] } = {
  applicant: ['集体自报', 'the collective'],
  regulator: ['监管数据', 'the regulator'],
  committee: ['组委会', 'the committee'],
  assessor: ['考核人', 'the assessor'],
  peer: ['互评', 'a peer'],
  system: ['系统', 'the system'],
}

/** Whose word an answer is; the word itself where it has no name. */
export const supplierName = (supplier: string, language: Language): string =>
  Object.hasOwn(suppliers, supplier)
    ? suppliers[supplier as Supplier][language === 'zh' ? 0 : 1]
    : supplier
