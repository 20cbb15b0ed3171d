/** 消息文件: what the comparison of two versions says. */
export const words = {
  zh: {
    title: (before: string, after: string) => `${before} → ${after}`,
    nothing: '没有不同',
    kinds: {
      editorial: '文字',
      clarifying: '说明',
      relaxing: '放宽',
      tightening: '收严',
      structural: '结构',
    },
    counted: (kind: string, count: number) => `${kind} ${count} 处`,
    overall: (kind: string, counts: string) => `总的看是“${kind}”：${counts}`,
    witness: (text: string) => `例：${text}`,
    at: (before: string | null, after: string | null) =>
      [before ? `原在 ${before}` : null, after ? `现在 ${after}` : null]
        .filter((part) => part !== null)
        .join('，'),
    step: {
      editorial: (version: string) =>
        `只改文字，建议版本 ${version}；谁也不必另做什么，在办的案卷照旧`,
      clarifying: (version: string) => `只把话说清楚，建议版本 ${version}；在办的案卷照旧`,
      relaxing: (version: string) =>
        `放宽了，建议版本 ${version}；已登记的案卷仍按登记时的版本考核，不会自动受益`,
      tightening: (version: string) =>
        `收严了，须用新版本，建议 ${version}；已登记的案卷仍按登记时的版本考核，不受影响`,
      structural: (version: string) =>
        `结构变了，须用新版本，建议 ${version}；已登记的案卷仍按登记时的版本考核，不受影响`,
    },
    sameVersion: (version: string) =>
      `两份都写着版本 ${version}：公布过的版本不再改动，改了就要换版本号`,
    unknown: (word: string, folder: string, known: string) =>
      `${folder} 里没有 ${word}；有的是：${known}`,
    broken: (word: string, count: number) => `${word} 有 ${count} 处问题，改好再比较：`,
    failing: (count: number) =>
      `示例有 ${count} 处与标准不符，不妨碍比较；改好后用 biaogan check 再看`,
    mixed: '要么比较两份标准，要么比较两个文件夹',
    came: (name: string) => `新增标准 ${name}`,
    went: (name: string) => `不再有标准 ${name}`,
  },
  en: {
    title: (before: string, after: string) => `${before} → ${after}`,
    nothing: 'no difference',
    kinds: {
      editorial: 'editorial',
      clarifying: 'clarifying',
      relaxing: 'relaxing',
      tightening: 'tightening',
      structural: 'structural',
    },
    counted: (kind: string, count: number) => `${count} ${kind}`,
    overall: (kind: string, counts: string) => `all in all ${kind}: ${counts}`,
    witness: (text: string) => `for instance, ${text}`,
    at: (before: string | null, after: string | null) =>
      [before ? `was at ${before}` : null, after ? `is at ${after}` : null]
        .filter((part) => part !== null)
        .join(', '),
    step: {
      editorial: (version: string) =>
        `wording alone: version ${version}; nobody does anything otherwise, open cases go on`,
      clarifying: (version: string) =>
        `it says more clearly what it meant: version ${version}; open cases go on`,
      relaxing: (version: string) =>
        `it relaxes: version ${version}; registered cases keep their version and do not gain by it`,
      tightening: (version: string) =>
        `it tightens and needs a new version, ${version}; registered cases keep theirs`,
      structural: (version: string) =>
        `its structure changes and needs a new version, ${version}; registered cases keep theirs`,
    },
    sameVersion: (version: string) =>
      `both say version ${version}: what was published is not edited, a change needs another version`,
    unknown: (word: string, folder: string, known: string) =>
      `${folder} has no ${word}; it has: ${known}`,
    broken: (word: string, count: number) => `${word} has ${count} problems to be mended first:`,
    failing: (count: number) =>
      `${count} wants of examples do not hold; that keeps nothing from being compared, biaogan check lists them`,
    mixed: 'compare two standards, or two folders',
    came: (name: string) => `the standard ${name} is new`,
    went: (name: string) => `the standard ${name} is gone`,
  },
}
