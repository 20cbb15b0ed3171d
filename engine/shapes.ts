// Made by `npm run generate` from standards/schema; do not edit.
export type Source = string | string[]
export type Name = string
export type Version = string
export type Text =
  | string
  | {
      zh: string
      en?: string
    }
export type Readers = ('head' | 'endorser' | 'authority' | 'superior' | 'assessor' | 'peer')[]
export type Variable = string
export type Operation =
  | OperationKeep
  | OperationDrop
  | OperationSet
  | OperationReplace
  | OperationAdd
export type Quantity = number
export type Amount = number
export type Expression = string
export type Score =
  | ScoreBands
  | ScoreChecklist
  | ScoreChoice
  | ScoreCount
  | ScoreDeduct
  | ScoreExcess
  | ScoreFormula
  | ScoreJudgement
  | ScoreLinear
  | ScoreShortfall
  | ScoreTally
  | ScoreTarget
export type ScoreBandsBands = {
  at_least?: number
  above?: number
  at_most?: number
  below?: number
  points: number
}[]
export type ScoreCountEach = number
export type ScoreCountCap = number
export type ScoreDeductFloor = number | string
export type ScoreExcessTarget = number
export type ScoreExcessEvery = number
export type ScoreExcessEach = number
export type ScoreExcessCap = number
export type ScoreFormulaFloor = number
export type ScoreShortfallTarget = number
export type ScoreShortfallEvery = number
export type ScoreShortfallEach = number
export type ScoreShortfallFloor = number | string
export type ScoreTallyCap = number
export type ScoreTargetAtLeast = number
export type ScoreTargetAbove = number
export type ScoreTargetAtMost = number
export type ScoreTargetBelow = number
export type Floor = number | string
export type ExamplesFile = {
  id?: string
  note: string
  level: string
  like?: string
  given?: {
    [k: string]: unknown
  }
  tries?: string[]
  points_of?: string
  rows?: unknown[][]
  filed?: string
  want?: {
    total?: number | string
    between?: (number | string)[]
    outcome?: string
    grade?: string
    gates?: string[]
    vetoes?: string[]
    missing?: string[]
    points?: {
      [k: string]: number | string
    }
    states?: {
      [k: string]: 'scored' | 'open' | 'na'
    }
    conditions?: {
      [k: string]: 'met' | 'unmet' | 'open'
    }
  }
}[]
export type Examples = {
  id?: string
  note: string
  level: string
  like?: string
  given?: {
    [k: string]: unknown
  }
  tries?: string[]
  points_of?: string
  rows?: unknown[][]
  filed?: string
  want?: {
    total?: number | string
    between?: (number | string)[]
    outcome?: string
    grade?: string
    gates?: string[]
    vetoes?: string[]
    missing?: string[]
    points?: {
      [k: string]: number | string
    }
    states?: {
      [k: string]: 'scored' | 'open' | 'na'
    }
    conditions?: {
      [k: string]: 'met' | 'unmet' | 'open'
    }
  }
}[]
export type Named =
  | string
  | {
      zh: string
      en?: string
    }
export type Role = string
export type Sha256 = string

export interface Files {
  calendar: CalendarFile
  programme: ProgrammeFile
  procedure: ProcedureFile
  fields: FieldsFile
  facts: FactsFile
  sources: SourcesFile
  lock: LockFile
  standard: StandardFile
  examples: ExamplesFile
  overlay: OverlayFile
  batch: BatchFile
  script: ScriptFile
  config: ConfigFile
  trust: TrustFile
  signature: SignatureFile
}
export interface CalendarFile {
  format: 1
  id: string
  version: string
  year: number
  name: string
  source: Source
  holidays: Holiday[]
  working_days: string[]
}
export interface Holiday {
  name: string
  from: string
  to: string
}
export interface ProgrammeFile {
  format: 1
  id: Name
  version: Version
  name: Text
  source: Source
  tiers: {
    id: Name
    name: Text
  }[]
  parties?: {
    [k: string]: Text
  }
  levels: {
    of: Name[]
    required: Name[]
    count: {
      min: number
      max: number
    }
    source: Source
  }
  stars?: {
    max: number
    source: Source
    on_promotion: {
      stars: number
      source: Source
    }
  }
  ladder?: {
    entry: Name
    since: string
    source: Source
    stars_needed?: {
      stars: number
      source: Source
    }
    after_expiry: {
      counts_for_cycles: number
      source: Source
    }
  }
  confirmation?: {
    before: string
    source: Source
  }
  cycle: {
    months: number
    rounds_min: number
    source: Source
  }
  validity: {
    years: number
    source: Source
  }
  sanctions: {
    id: Name
    name: Text
    effect: 'warn' | 'cut-star' | 'revoke'
    discloses?: boolean
    bars_cycles?: number
    source: Source
  }[]
  terms: {
    [k: string]: {
      working_days?: number
      days?: number
      months?: number
      years?: number
      name?: Text
      source: Source
    }
  }
  legal_basis: {
    [k: string]: string
  }
  procedures: {
    [k: string]: Name
  }
  fallback: string
  suppliers: {
    precedence: string[]
    parties: {
      [k: string]: Name
    }
    claims: string[]
    confirms: string[]
    source: Source
  }
  burden?: {
    fields: {
      max: number
      sets: Name[]
      source: Source
    }
    facts: {
      max: number
      shared: number
      source: Source
    }
    files: {
      max: number
      source: Source
    }
    hours: {
      max: number
      source: Source
    }
    minutes: {
      field: number
      fact: number
      file: number
      source: Source
    }
  }
  assessment?: {
    modes: {
      [k: string]: {
        name: Text
      }
    }
    forms: {
      [k: string]: {
        name: Text
      }
    }
    source: Source
  }
  sectors?: {
    [k: string]: {
      name: Text
      source: Source
    }
  }
}
export interface ProcedureFile {
  format: 1
  id: Name
  version: Version
  programme: Name
  name: Text
  source: Source
  outcomes?: {
    [k: string]: Text
  }
  opens: {
    [k: string]: Command
  }
  apart?: {
    groups: {
      [k: string]: Name[]
    }
    source: Source
  }[]
  stages: {
    [k: string]: {
      name: Text
      phase: 'pursuing' | 'holding' | 'closed'
      source: Source
      steps: {
        [k: string]: Step
      }
    }
  }
}
export interface Command {
  name: Text
  by: Name | Name[]
  when?: Name[]
  takes?: Name
  derives?: Name
  term?: Name
  at?: Name
  repeats?: boolean
  corrects?: Name
  to:
    | string
    | {
        [k: string]: string
      }
  then?: {
    give: Name
    to: 'holding' | 'resting'
  }[]
  source?: Source
}
export interface Step {
  name: Text
  owner?: Name
  due?:
    | Name
    | {
        term: Name
      }
  commands?: {
    [k: string]: Command
  }
}
export interface FieldsFile {
  format: 1
  seen_by: {
    internal: Readers
    sensitive: Readers
    source: Source
  }
  sets: {
    [k: string]: {
      [k: string]: {
        name: Text
        type:
          | 'text'
          | 'count'
          | 'date'
          | 'bool'
          | 'choice'
          | 'level'
          | 'batch'
          | 'body'
          | 'actor'
          | 'id'
          | 'collective'
          | 'answers'
          | 'conditions'
          | 'confirms'
          | 'role'
          | 'agreed'
        past?: boolean
        of?: {
          [k: string]: Text
        }
        class: 'public' | 'internal' | 'sensitive' | 'sealed'
        required?: boolean
        min?: number
        max?: number
        source?: Source
      }
    }
  }
}
export interface FactsFile {
  format: 1
  facts: {
    [k: string]: Fact
  }
  evidence?: {
    [k: string]: Text
  }
}
export interface Fact {
  name?: Text
  type?:
    | 'count'
    | 'number'
    | 'percent'
    | 'money'
    | 'bool'
    | 'date'
    | 'choice'
    | 'text'
    | 'occurrences'
    | 'panel'
    | 'ratio'
    | 'sum'
    | 'difference'
    | 'growth'
    | 'age_at'
    | 'number_of'
  unit?: string
  period?: 'this-cycle' | 'last-12-months' | 'last-24-months' | 'last-36-months' | 'this-year'
  as_of?: string
  by?: 'applicant' | 'regulator' | 'committee' | 'assessor' | 'peer' | 'system'
  counts?: 'verified-complaints'
  evidence?: Variable[]
  min?: number
  max?: number
  step?: number
  better?: 'higher' | 'lower'
  if_blank?: 'na' | 'full' | 'refuse'
  reason?: 'required'
  many?: boolean
  of?:
    | Variable
    | Variable[]
    | {
        [k: string]: Text
      }
  over?: Variable
  per?: 1 | 10 | 100 | 1000 | 10000 | 100000 | 1000000
  over_zero?: 'na' | 'full' | 'zero'
  less?: Variable
  against?: Variable
  from_zero?: 'na' | 'full' | 'zero'
  at?: string
  kinds?: Variable[]
  look_back?: {
    months: number
  }
  min_judges?: number
  combine?: 'mean' | 'median' | 'weighted' | 'consensus'
  drop?: {
    high?: number
    low?: number
  }
  weights?: {
    [k: string]: number
  }
  spread_over?: number
}
export interface SourcesFile {
  format: 1
  sources: {
    [k: string]: Document
  }
}
export interface Document {
  title: string
  number?: string
  date?: string
  kind: 'plan' | 'law' | 'norm' | 'statistic' | 'default'
  clauses?:
    | string[]
    | {
        [k: string]: string
      }
}
export interface LockFile {
  format: 1
  extends: {
    [k: string]: {
      parent: string
      digest: string
    }
  }
}
export interface StandardFile {
  format: 1
  id: Name
  version: Version
  publication: 'draft' | 'trial' | 'published' | 'withdrawn'
  name: Text
  programme: Name
  sector?: Name
  applies_to: {
    sector?: Name
    field?: Name
    posts?: Name[]
    ownership?: Name
    regions?: string[]
    authority?: string
    levels?: Name[]
  }
  levels: Name[]
  effective: {
    from: string
    to?: string
  }
  basis: Source
  extends?: string
  tailor?: Operation[]
  inherited?: string
  sources?: {
    [k: string]: Document
  }
  numbers: {
    scale: number
    rounding: 'half-up' | 'half-even'
    round_at: 'publication'
    compare: 'exact' | 'rounded'
  }
  not_applicable?: {
    points_max: Quantity
  }
  roll_up?: 'share'
  out_of?: Amount
  facts: {
    [k: string]: Fact
  }
  rubrics?: {
    [k: string]: Rubric
  }
  conditions?: Condition[]
  indicators: Indicator[]
  exclusive?: Exclusive[]
  adjust?: {
    ceiling?: Amount
    bonus?: Adjustments
    penalty?: Adjustments
  }
  gates?: Gate[]
  vetoes?: Veto[]
  grades: {
    [k: string]: Grade[]
  }
  stages?: Stage[]
  retest?: {
    below: number
    max: number
    source: Source
  }
  ranking?: {
    ties: {
      fewer?: 'penalty'
      higher?: Variable
    }[]
    quota?: Quota
  }
  assessment?: {
    modes: Name[]
    forms: {
      [k: string]: {
        weight: {
          min: number
          max: number
        }
        assessors_min?: number
      }
    }
    source: Source
    override?: 'none' | 'stricter_only' | 'free'
  }
  supervision?: {
    self_check: {
      months: number
      source: Source
    }
  }
  display?: {
    promises?: Text[]
    complaint_channel?: Text
  }
}
export interface OperationKeep {
  target: string
  do: 'keep'
  source: Source
  why: string
}
export interface OperationDrop {
  target: string
  do: 'drop'
  source: Source
  why: string
}
export interface OperationSet {
  target: string
  do: 'set'
  to: unknown
  source: Source
  why: string
}
export interface OperationReplace {
  target: string
  do: 'replace'
  with: {
    [k: string]: unknown
  }
  source: Source
  why: string
}
export interface OperationAdd {
  target: string
  do: 'add'
  with: {
    [k: string]: unknown
  }
  source: Source
  why: string
}
export interface Rubric {
  name: Text
  options: {
    [k: string]: number
  }
}
export interface Condition {
  id: Variable
  name: Text
  when: Expression
  advisory?: boolean
  source: Source
  for?: Kinds
  override?: 'none' | 'stricter_only' | 'free'
}
export interface Kinds {
  [k: string]: Variable[]
}
export interface Indicator {
  id: Variable
  name: Text
  points?: Amount
  weight?: Amount
  counts?: 'mandatory' | 'optional'
  met?: {
    at_least: Quantity
  }
  source?: Source
  children?: Indicator[]
  roll_up?: 'sum' | 'weighted'
  score?: Score
  start?: 'full' | 'zero'
  lines?: Line[]
  take?: 'highest'
  floor?: Floor
  ceiling?: Quantity
  overflow?: 'parent'
  na?: {
    reasons: {
      [k: string]: Text
    }
    by?: ('applicant' | 'regulator' | 'committee' | 'assessor' | 'peer')[]
    effect: 'redistribute' | 'drop' | 'anchor' | 'full' | 'zero'
    points?: Quantity
  }
  no_evidence?: 'zero'
  for?: Kinds
  waived?: {
    by?: ('applicant' | 'regulator' | 'committee' | 'assessor' | 'peer')[]
    effect: 'redistribute' | 'drop' | 'anchor' | 'full' | 'zero'
    points?: Quantity
  }
  override?: 'none' | 'stricter_only' | 'free'
}
export interface ScoreBands {
  kind: 'bands'
  value: Variable
  bands: ScoreBandsBands
}
export interface ScoreChecklist {
  kind: 'checklist'
  of: Variable
  items: ScoreChecklistItems
}
export interface ScoreChecklistItems {
  [k: string]: number
}
export interface ScoreChoice {
  kind: 'choice'
  of: Variable
  options?: ScoreChoiceOptions
  shares?: ScoreChoiceShares
  rubric?: Name
}
export interface ScoreChoiceOptions {
  [k: string]: number
}
export interface ScoreChoiceShares {
  [k: string]: number
}
export interface ScoreCount {
  kind: 'count'
  of: Variable
  each: ScoreCountEach
  cap?: ScoreCountCap
}
export interface ScoreDeduct {
  kind: 'deduct'
  each: ScoreDeductEach
  floor?: ScoreDeductFloor
}
export interface ScoreDeductEach {
  [k: string]: number
}
export interface ScoreExcess {
  kind: 'excess'
  value: Variable
  target: ScoreExcessTarget
  side?: 'below' | 'above'
  every: ScoreExcessEvery
  counting: 'started' | 'whole'
  each: ScoreExcessEach
  cap?: ScoreExcessCap
}
export interface ScoreFormula {
  kind: 'formula'
  value: Expression
  floor?: ScoreFormulaFloor
}
export interface ScoreJudgement {
  kind: 'judgement'
  of: Variable
}
export interface ScoreLinear {
  kind: 'linear'
  value: Variable
  from: ScoreLinearFrom
  to: ScoreLinearTo
}
export interface ScoreLinearFrom {
  at: number
  points: number
}
export interface ScoreLinearTo {
  at: number
  points: number
}
export interface ScoreShortfall {
  kind: 'shortfall'
  value: Variable
  target: ScoreShortfallTarget
  side?: 'below' | 'above'
  every: ScoreShortfallEvery
  counting: 'started' | 'whole'
  each: ScoreShortfallEach
  floor?: ScoreShortfallFloor
}
export interface ScoreTally {
  kind: 'tally'
  each: ScoreTallyEach
  cap?: ScoreTallyCap
}
export interface ScoreTallyEach {
  [k: string]: number
}
export interface ScoreTarget {
  kind: 'target'
  of: Variable
  at_least?: ScoreTargetAtLeast
  above?: ScoreTargetAbove
  at_most?: ScoreTargetAtMost
  below?: ScoreTargetBelow
  reach?: Variable
  better?: 'higher' | 'lower'
}
export interface Line {
  name?: Text
  gives?: Score
  takes?: 'all' | Score
  cap?: Amount
  when?: Expression
}
export interface Exclusive {
  of: Variable[]
  charge: 'first' | 'largest'
  source: Source
}
export interface Adjustments {
  cap?: Amount
  items: Indicator[]
}
export interface Gate {
  id: Variable
  name: Text
  of: Variable
  at_least?: Quantity
  above?: Quantity
  at_most?: Quantity
  below?: Quantity
  cap_grade: Name
  source: Source
  for?: Kinds
  override?: 'none' | 'stricter_only' | 'free'
}
export interface Veto {
  id: Variable
  name: Text
  when: Expression
  effect?: 'disqualify' | 'cap_grade' | 'suspend'
  cap_grade?: Name
  cure?:
    | 'none'
    | {
        when: Expression
        within_days?: number
      }
  look_back?: {
    months: number
  }
  applies?: {
    to: ('applicant' | 'holder')[]
  }
  bars?: {
    filing:
      | 'this-batch'
      | {
          next_batches?: number
          years?: number
        }
  }
  source: Source
  for?: Kinds
  override?: 'none' | 'stricter_only' | 'free'
}
export interface Grade {
  id: Name
  name?: Text
  at_least?: Quantity
  outcome: Name
  source?: Source
  mandatory?: 'all'
  optional?: {
    at_least: Quantity
  }
  override?: 'none' | 'stricter_only' | 'free'
}
export interface Stage {
  id: Name
  name: Text
  go_on?: {
    at_least?: number
    above?: number
  }
  combine?: 'mean' | 'median' | 'weighted' | 'consensus'
  min_sheets?: number
  drop?: {
    high?: number
    low?: number
  }
  weights?: {
    [k: string]: number
  }
  spread_over?: number
  source: Source
}
export interface Quota {
  places:
    | number
    | {
        percent: number
        of: 'base' | 'candidates'
        round: 'down' | 'up' | 'half-up'
      }
  spare?: {
    percent: number
    of: 'places' | 'candidates'
  }
  source: Source
}
export interface OverlayFile {
  format: 1
  id: Name
  version: string
  publication: 'draft' | 'trial' | 'published' | 'withdrawn'
  name: Text
  programme: Name
  over: Name
  except?: Name[]
  applies_to: {
    sector?: Name
    field?: Name
    posts?: Name[]
    ownership?: Name
    regions?: string[]
    authority?: string
    levels?: Name[]
  }
  effective: {
    from: string
    to?: string
  }
  basis: Source
  sources?: {
    [k: string]: Document
  }
  facts?: {
    [k: string]: Fact
  }
  rubrics?: {
    [k: string]: Rubric
  }
  conditions?: Condition[]
  exclusive?: Exclusive[]
  gates?: Gate[]
  vetoes?: Veto[]
  tailor?: Operation[]
  display?: {
    promises?: Text[]
    complaint_channel?: Text
  }
  examples?: {
    [k: string]: Examples
  }
}
export interface BatchFile {
  format: 1
  programme: Name
  authority: Name
  number: number
  edition: number
  reason?: string
  name?: Text
  level: Name
  cycle: {
    opens: string
    closes: string
  }
  filing: {
    opens: string
    closes: string
  }
  pursuit: {
    opens: string
    closes: string
  }
  notice: {
    opens: string
    closes: string
  }
  rounds: {
    number: number
    opens: string
    closes: string
    mode: 'direct'
    forms: {
      form: 'dossier-review'
      weight: number
    }[]
    assessors: number
  }[]
}
export interface ScriptFile {
  format: 1
  name: Text
  like?: Name
  programme: Name
  start: string | number
  bodies: {
    id: string
    name: string
    kind: 'league' | 'committee'
    tier: Name
    parent?: string
    serves?: string
    programme?: Name
    staff?: string[]
  }[]
  collectives: {
    id: string
    name: string
    sector: Name
    field?: Name
    post?: Name
    ownership: Name
    region: string
    body: string
    head: string
    began: string
  }[]
  batches?: {
    authority: string
    number: number
    level: Name
    cycle: number[]
    filing: number[]
    pursuit: number[]
    notice: number[]
    rounds: number[][]
    forms?: {
      [k: string]: number
    }
  }[]
  answers?: {
    [k: string]: {
      example?: string
      given?: {
        [k: string]: unknown
      }
      note?: string
    }
  }
  with?: {
    [k: string]: {
      [k: string]: unknown
    }
  }
  want?: {
    [k: string]: Want
  }
  acts: {
    note?: string
    on?: number
    hour?: string
    do?: Name
    by?: string
    case?: string
    about?: string
    outcome?: Name
    with?:
      | string
      | {
          [k: string]: unknown
        }
    answers?: {
      of: Name
      by?: string[]
      only?: 'filing' | string[]
    }
    pass?: Name
    complain?: string
    verify?: string
    statement?: string
    want?: Want
  }[]
}
export interface Want {
  step?: string
  refused?: string[]
  outcome?: string
  total?: string
  short?: string
  kept_by?: string[]
  lost?: {
    [k: string]: number | string
  }
  enough?: {
    [k: string]: unknown
  }
  stars?: number
  cases?: {
    [k: string]: string
  }
  roll?: {
    collective: string
    level: Name
    stars?: number
    recognitions?: number
    warned?: boolean
    standing: 'in-force' | 'superseded' | 'expired' | 'ended' | 'revoked'
  }[]
}
export interface ConfigFile {
  format: 1
  methods?: string[]
}
export interface TrustFile {
  format: 1
  roles: {
    [k: string]: Named
  }
  keys: TrustedKey[]
  coverage?: number
  steps: {
    draft?: Needs
    review?: Needs
    trial?: Needs
    published?: Needs
    withdrawn?: Needs
  }
}
export interface TrustedKey {
  id: Role
  holder: string
  role: Role
  key: string
  from: string
  to: string
  revoked?: string
}
export interface Needs {
  [k: string]: number
}
export interface SignatureFile {
  format: 1
  algorithm: 'ed25519'
  statement: Statement
  signature: string
}
export interface Statement {
  purpose: 'biaogan-publication'
  format: 1
  kind: 'programme' | 'procedure' | 'standard' | 'calendar'
  programme: string | null
  id: string
  version: string
  digest: Sha256
  files: {
    [k: string]: Sha256
  }
  step: 'draft' | 'review' | 'trial' | 'published' | 'withdrawn'
  key: string
  signed_at: string
  reason?: string
}
