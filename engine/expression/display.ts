import { inWords, type Language, type Text } from '../terms.ts'
import type { Calculates, Compares, ExpressionType, Tree } from './tree.ts'
import { words } from './words.ts'

/** What a name is called: a fact with its name and, of a choice, the names of its options. */
interface Called {
  readonly name: Text
  readonly of?: string | readonly string[] | { readonly [option: string]: Text }
}

const signs: { readonly [op in Calculates]: string } = { '+': '+', '-': '−', '*': '×', '/': '÷' }

/**
 * An expression as a sentence with the names of its facts and options, for those who do not read operators.
 * It can be read in one way only: whatever stands inside something else has brackets.
 */
export function displayed(
  { tree }: { readonly tree: Tree },
  facts: ReadonlyMap<string, Called>,
  language: Language = 'zh',
): string {
  const say = words[language]
  const [open, close] = say.brackets
  const inside = (text: string) => `${open}${text}${close}`
  const named = (text: Text | undefined, id: string) => {
    const name = text === undefined ? id : inWords(text, language)
    return say.confusing.test(name) ? `“${name}”` : name
  }
  const optionName = (fact: string, option: string) => {
    const options = facts.get(fact)?.of
    const known = typeof options === 'object' && !Array.isArray(options)
    return named(known ? (options as Record<string, Text>)[option] : undefined, option)
  }

  function sentence(part: Tree): string {
    switch (part.is) {
      case 'number':
        return part.written
      case 'bool':
        return part.value ? say.yes : say.no
      case 'date':
        return part.value
      case 'option':
        return optionName(part.fact, part.value)
      case 'fact':
        return named(facts.get(part.name)?.name, part.name)
      case 'item':
        return part.name
      case 'list':
        return part.items.map(sentence).join(say.comma)
      case 'not':
        return `${say.not} ${bare(part.of)}`
      case 'minus':
        return `−${bare(part.of)}`
      case 'and':
      case 'or':
        return part.sides
          .map((side) =>
            side.is === part.is || !joins(side) ? sentence(side) : inside(sentence(side)),
          )
          .join(` ${say[part.is]} `)
      case 'calculate': {
        const [left, right] = part.sides.map((side, at) => summand(side, part.op, at === 1))
        return `${left} ${signs[part.op]} ${right}`
      }
      case 'compare':
        return part.sides
          .map((side) => (part.of === 'bool' ? bare(side) : sentence(side)))
          .join(` ${order(part.of, part.op)} `)
      case 'in':
        return part.all.is === 'list'
          ? say.oneOf(sentence(part.one), sentence(part.all))
          : `${sentence(part.all)} ${say.includes} ${sentence(part.one)}`
      case 'call':
        return `${say.calls[part.name]}${inside(part.of.map(sentence).join(say.comma))}`
      case 'all':
      case 'exists':
        return say[part.is](sentence(part.over), part.item, inside(sentence(part.holds)))
    }
  }
  /** In brackets, unless it is one word. */
  const bare = (part: Tree): string =>
    ['number', 'bool', 'fact', 'item', 'call'].includes(part.is)
      ? sentence(part)
      : inside(sentence(part))
  const summand = (part: Tree, by: Calculates, right: boolean): string =>
    part.is === 'calculate' && strength(part.op) < strength(by) + (right ? 1 : 0)
      ? inside(sentence(part))
      : sentence(part)
  const order = (of: ExpressionType, op: Compares): string =>
    of === 'number' ? say.numbers[op] : of === 'date' ? say.days[op] : say.others[op as '==']

  return sentence(tree)
}

const joins = ({ is }: Tree): boolean => is === 'and' || is === 'or'
const strength = (op: Calculates): number => (op === '*' || op === '/' ? 2 : 1)
