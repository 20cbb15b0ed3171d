import Type from 'typebox'

/** Shapes that several routes share. */
export const Id = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9_./:-]{0,119}$',
  description: '标识',
})
export const Name = Type.String({ minLength: 1, maxLength: 200 })
export const Instant = Type.String({ description: 'UTC 时刻，毫秒，Z 结尾' })
export const Any = Type.Unknown()
export const Text = Type.Union([
  Type.String(),
  Type.Object({ zh: Type.String(), en: Type.Optional(Type.String()) }),
])
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.String(),
    refusals: Type.Optional(Type.Array(Any)),
    problems: Type.Optional(Type.Array(Any)),
  },
  { additionalProperties: true, description: 'RFC 9457 问题详情；refusals 列出全部理由' },
)

export const Answer = Type.Object(
  {
    case: Id,
    revision: Type.Integer(),
    event: Type.Object({
      seq: Type.Integer(),
      type: Type.String(),
      outcome: Nullable(Type.String()),
      at: Instant,
    }),
    step: Type.String(),
    next: Type.Object({ owner: Nullable(Type.String()), due: Nullable(Instant), proof: Any }),
    also: Type.Array(Type.Object({ case: Id, type: Type.String(), step: Type.String() })),
  },
  { description: '发生了什么，接下来由谁、在何时之前办' },
)

/** A list in pages: `next` is given back for the following one, null at the end. */
export const Page = Type.Object({ items: Any, total: Type.Integer(), next: Any })
