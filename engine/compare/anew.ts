import type { StandardFile } from '../shapes.ts'
import type { Change } from './change.ts'

/**
 * Does a change give a collective something to do, to fill in or to bring that it did not have before? What is
 * only judged otherwise asks nothing of it.
 */
export function asksAnew({ path, kind, before, after }: Change, later: StandardFile): boolean {
  const harder = kind === 'tightening' || kind === 'structural'
  const [block, id, ...inside] = path.split('/')
  switch (block) {
    case 'facts':
      return harder && after !== null && later.facts[id!]?.by === 'applicant' && inside[0] !== 'id'
    case 'indicators':
      return before === null && after !== null && typeof after === 'object' && 'id' in after
    case 'conditions':
    case 'supervision':
      return harder
    case 'display':
      return after !== null
    default:
      return false
  }
}
