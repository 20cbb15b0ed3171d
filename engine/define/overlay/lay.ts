import type { OverlayFile, StandardFile } from '../../shapes.ts'
import type { Text } from '../../terms.ts'
import type { Path, Source } from '../source.ts'

/** What an overlay writes as a standard would that extends another. */
const blocks = [
  'sources',
  'facts',
  'rubrics',
  'conditions',
  'exclusive',
  'gates',
  'vetoes',
] as const

/**
 * The standard that an overlay makes of another, as if a file of its own had been written: it extends that one, and
 * each of its parts is placed where the overlay says it. What is wrong with it is said in the overlay's file.
 */
export function laidOn(overlay: Source, base: StandardFile): Source {
  const file = structuredClone(overlay.value) as OverlayFile
  const value = { ...headOf(file, base), ...partsOf(file, base) } as StandardFile
  const at = writtenBy(file, base)
  return {
    ...overlay,
    value,
    place: (path) => overlay.place(at(path)),
    keyPlace: (path) => overlay.keyPlace(at(path)),
    numeral: (path) => overlay.numeral(at(path)),
    problem(place, code, zh, en, fix) {
      const right = fix?.map((one) => ofOver(one, base.id, file.over)) as typeof fix
      return overlay.problem(place, code, zh, en, right)
    },
  }
}

/** What such a standard is called, from when it is in force and for whom. */
function headOf(file: OverlayFile, base: StandardFile): Partial<StandardFile> {
  const { id, version, programme } = base
  const to = earliest([base.effective.to, file.effective.to])
  return {
    format: file.format,
    id: `${id}-${file.id}`,
    version: versionOver(version, file.version),
    publication: furthest(base.publication, file.publication),
    name: nameOver(base.name, file.name),
    programme,
    applies_to: { ...base.applies_to, ...file.applies_to },
    effective: {
      from: [base.effective.from, file.effective.from].sort()[1]!,
      ...(to === undefined ? {} : { to }),
    },
    basis: [...new Set([base.basis, file.basis].flat())],
    extends: `${id}@${version}`,
  }
}

/** Its parts; operations are about the standard that it extends. */
function partsOf(file: OverlayFile, base: StandardFile): Partial<StandardFile> {
  const { tailor, display, over } = file
  const own = Object.fromEntries(
    blocks.filter((key) => file[key] !== undefined).map((key) => [key, file[key]]),
  )
  const operations = tailor?.map((one) => ({ ...one, target: ofOver(one.target, over, base.id) }))
  const promises = [...(base.display?.promises ?? []), ...(display?.promises ?? [])]
  return {
    ...own,
    ...(operations ? { tailor: operations } : {}),
    ...(display
      ? { display: { ...base.display, ...display, ...(promises.length > 0 ? { promises } : {}) } }
      : {}),
  }
}

/** An address, of one standard in the place of another. */
const ofOver = (address: string, from: string, to: string): string =>
  address.startsWith(`${from}/`) ? to + address.slice(from.length) : address

/** Three numbers of the standard, and then the overlay's: the one that is later has what is later in it. */
const versionOver = (version: string, overlay: string): string => {
  const numbers = version.split('.')
  return [...numbers, ...['0', '0'].slice(numbers.length - 1), overlay].join('.')
}

/** As far as both go; what is withdrawn is withdrawn. */
function furthest(
  one: StandardFile['publication'],
  other: StandardFile['publication'],
): StandardFile['publication'] {
  const steps = ['withdrawn', 'draft', 'trial', 'published'] as const
  return steps.find((step) => step === one || step === other)!
}

const earliest = (days: readonly (string | undefined)[]): string | undefined =>
  days.filter((day) => day !== undefined).sort()[0]

/** The name with the overlay's behind it; in English too where both have one. */
function nameOver(name: Text, overlay: Text): Text {
  const zh = `${inZh(name)}（${inZh(overlay)}）`
  const [en, added] = [name, overlay].map((one) => (typeof one === 'string' ? undefined : one.en))
  return en === undefined || added === undefined ? zh : { zh, en: `${en} (${added})` }
}

const inZh = (text: Text): string => (typeof text === 'string' ? text : text.zh)

/** Where in the overlay's file a part of the made standard stands: in lists it comes after what it is added to. */
function writtenBy(file: OverlayFile, base: StandardFile): (path: Path) => Path {
  const [above, own] = [[base.basis].flat(), [file.basis].flat()]
  const bases = [...new Set([...above, ...own])]
  const promises = base.display?.promises?.length ?? 0
  return (path) => {
    const [first, second, third, ...rest] = path
    if (first === 'extends') return ['over']
    if (first === 'basis' && typeof second === 'number') {
      const at = second < above.length ? -1 : own.indexOf(bases[second]!)
      return at < 0 || !Array.isArray(file.basis) ? ['basis'] : ['basis', at]
    }
    if (first === 'display' && second === 'promises' && typeof third === 'number')
      return third < promises ? ['display'] : ['display', 'promises', third - promises, ...rest]
    return path
  }
}
