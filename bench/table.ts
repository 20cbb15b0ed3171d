import { type Compared, percentile } from './measure.ts'

/** What is compared, line by line, and what the two sides are called. */
export interface Table {
  readonly title: string
  readonly sides: readonly [contender: string, yardstick: string]
  readonly lines: readonly (readonly [name: string, found: Compared])[]
}

/** The table as Markdown that can be read as it is. */
export function printed({ title, sides, lines }: Table): string {
  const [ours, theirs] = sides
  const timed = lines.some(([, { took }]) => took.length > 0)
  const latency = timed ? [`${ours} p50/p99 ms`, `${theirs} p50/p99 ms`] : []
  const head = [title, `${ours}/s`, `${theirs}/s`, 'ratio', 'least–most', ...latency]
  const rows = [head, ...lines.map(([name, found]) => [name, ...cells(found, timed)])]
  const widths = head.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join(' | ')} |`
  const rule = widths.map((n, at) => (at === 0 ? '-'.repeat(n) : `${'-'.repeat(n - 1)}:`))
  return [line(head), line(rule), ...rows.slice(1).map(line)].join('\n')
}

function cells(
  { perSecond, yardstick, ratio, spread, took, yardstickTook }: Compared,
  timed: boolean,
): readonly string[] {
  const rates = [perSecond, yardstick].map((one) => Math.round(one).toLocaleString('en'))
  const range = spread.map((one) => one.toFixed(2)).join('–')
  return [...rates, ratio.toFixed(2), range, ...(timed ? [took, yardstickTook].map(latency) : [])]
}

const latency = (took: readonly number[]): string =>
  [50, 99].map((one) => percentile(took, one).toFixed(1)).join(' / ')
