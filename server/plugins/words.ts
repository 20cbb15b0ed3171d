/** What may be wrong with a package that a configuration names. */
export type PluginCode =
  | 'plugin-unknown'
  | 'plugin-bare'
  | 'plugin-garbled'
  | 'plugin-manifest'
  | 'plugin-broken'
  | 'plugin-export'
  | 'method-member'
  | 'method-taken'
  | 'method-words'
  | 'method-schema'

interface Detail {
  readonly name: string
  readonly kind?: string
  readonly what?: string
}

type Said = readonly [zh: string, en: string, fix: readonly [zh: string, en: string]]

/** 消息文件: what is said of a package, and what would be right. */
export const pluginWords: Readonly<Record<PluginCode, (detail: Detail) => Said>> = {
  'plugin-unknown': ({ name }) => [
    `找不到包 ${name}`,
    `there is no package "${name}"`,
    ['先 npm install，或写 ./ 开头的文件夹', 'npm install it, or a folder that begins with ./'],
  ],
  'plugin-bare': ({ name }) => [
    `文件夹 ${name} 里没有 package.json`,
    `the folder "${name}" has no package.json`,
    [
      'package.json：{ "name": "…", "version": "1.0.0", "type": "module" }',
      'package.json: { "name": "…", "version": "1.0.0", "type": "module" }',
    ],
  ],
  'plugin-garbled': ({ name, what }) => [
    `包 ${name} 的 package.json 不是 JSON：${what}`,
    `the package.json of "${name}" is not JSON: ${what}`,
    ['{ "name": "…", "version": "1.0.0", … }', '{ "name": "…", "version": "1.0.0", … }'],
  ],
  'plugin-manifest': ({ name, what }) => [
    `包 ${name} 的 package.json 没有写明 ${what}`,
    `the package.json of "${name}" does not say its ${what}`,
    ['"name": "…", "version": "1.0.0"', '"name": "…", "version": "1.0.0"'],
  ],
  'plugin-broken': ({ name, what }) => [
    `包 ${name} 装不进来：${what}`,
    `the package "${name}" cannot be loaded: ${what}`,
    ['能够 import 的 ES 模块', 'an ES module that can be imported'],
  ],
  'plugin-export': ({ name }) => [
    `包 ${name} 没有默认导出一个给出计分方法列表的函数`,
    `the package "${name}" has no default export that gives a list of methods`,
    ['export default (engine) => [ … ]', 'export default (engine) => [ … ]'],
  ],
  'method-member': ({ name, kind, what }) => [
    `包 ${name} 的方法 ${kind}：缺少 ${what}，或写法不对`,
    `"${kind}" of "${name}": ${what} is missing or not as it should be`,
    [
      'kind、title、description、properties、required、reads、check、least、most、compile、say；可有 open、prices、whole',
      'kind, title, description, properties, required, reads, check, least, most, compile, say; perhaps open, prices, whole',
    ],
  ],
  'method-taken': ({ name, kind, what }) => [
    `包 ${name} 的方法 ${kind} 与 ${what} 的重名`,
    `"${kind}" of "${name}" is a method of ${what} already`,
    ['另一个 kind', 'another kind'],
  ],
  'method-words': ({ name, kind, what }) => [
    `包 ${name} 的方法 ${kind}：${what} 没有中文`,
    `"${kind}" of "${name}": ${what} has no Chinese`,
    ['给撰写标准的人看的中文', 'Chinese, for those who write standards'],
  ],
  'method-schema': ({ name, kind, what }) => [
    `包 ${name} 的方法 ${kind}：写法的模式不封闭或不成立（${what}）`,
    `"${kind}" of "${name}": its schema is open or does not compile (${what})`,
    [
      '每一部分写明 type、enum、const 或 $ref；map 写 additionalProperties',
      'type, enum, const or $ref for every part; additionalProperties for every map',
    ],
  ],
}
