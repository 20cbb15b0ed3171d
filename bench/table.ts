import { type Compared, percentile } from './measure.ts'

const columns = [
  '',
  'biaogan/s',
  'yardstick/s',
  'ratio',
  'least–most',
  'p50/p99 ms',
  'yardstick p50/p99 ms',
]

/** One line per comparison, as a table that is also Markdown. */
export function table(
  title: string,
  lines: readonly (readonly [name: string, found: Compared])[],
): string {
  const rows = [columns.with(0, title), ...lines.map(([name, found]) => [name, ...cells(found)])]
  const used = columns
    .map((_, at) => at)
    .filter((at) => rows.slice(1).some((row) => row[at] !== ''))
  const kept = rows.map((row) => used.map((at) => row[at]!))
  const widths = used.map((_, at) => Math.max(...kept.map((row) => width(row[at]!))))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => (at === 0 ? cell + pad(cell, widths[at]!) : pad(cell, widths[at]!) + cell)).join(' | ')} |`
  const rule = `| ${widths.map((n, at) => (at === 0 ? '-'.repeat(n) : `${'-'.repeat(n - 1)}:`)).join(' | ')} |`
  return [line(kept[0]!), rule, ...kept.slice(1).map(line)].join('\n')
}

function cells({
  perSecond,
  yardstick,
  ratio,
  spread,
  took,
  yardstickTook,
}: Compared): readonly string[] {
  return [
    rate(perSecond),
    rate(yardstick),
    ratio.toFixed(2),
    spread.map((one) => one.toFixed(2)).join('–'),
    latency(took),
    latency(yardstickTook),
  ]
}

const rate = (perSecond: number): string => Math.round(perSecond).toLocaleString('en')
const latency = (took: readonly number[]): string =>
  took.length === 0 ? '' : [50, 99].map((one) => percentile(took, one).toFixed(1)).join(' / ')
const width = (text: string): number => [...text].length
const pad = (text: string, to: number): string => ' '.repeat(to - width(text))
