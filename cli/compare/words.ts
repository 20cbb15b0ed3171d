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
      editorial: (version: string) => `只改文字，${version}；谁也不必另做什么，在办的案卷照旧`,
      clarifying: (version: string) => `只把话说清楚，${version}；在办的案卷照旧`,
      relaxing: (version: string) =>
        `放宽了，${version}；已登记的案卷仍按登记时的版本考核，不会自动受益`,
      tightening: (version: string) =>
        `收严了，须用新版本，${version}；已登记的案卷仍按登记时的版本考核，不受影响`,
      structural: (version: string) =>
        `结构变了，须用新版本，${version}；已登记的案卷仍按登记时的版本考核，不受影响`,
    },
    sameVersion: (version: string) =>
      `两份都写着版本 ${version}：公布过的版本不再改动，改了就要换版本号`,
    unknown: (word: string, folder: string, known: string) =>
      `${folder} 里没有 ${word}；有的是：${known}`,
    broken: (word: string, count: number) => `${word} 有 ${count} 处问题，改好再比较：`,
    failing: (count: number) =>
      `示例有 ${count} 处与标准不符，不妨碍比较；改好后用 biaogan check 再看`,
    mixed: '要么比较两份标准，要么比较两个文件夹',
    advised: (version: string) => `建议 ${version}`,
    raised: (version: string) => `已写作 ${version}`,
    impact: {
      counted: (scored: number, changed: number) =>
        `用 ${scored} 个示例在两版下各算一遍，${changed} 个不同：`,
      none: (scored: number) => `用 ${scored} 个示例在两版下各算一遍，全都相同`,
      of: (note: string, level: string, text: string) => `「${note}」（${level}）：${text}`,
      turned: (label: string, before: string, after: string) => `${label} ${before} → ${after}`,
      labels: {
        total: '总分',
        grade: '等次',
        outcome: '结论',
        vetoes: '一票否决',
        unmet: '没有达到的条件',
        missing: '还缺',
      },
      listed: (label: string, added: string, gone: string) =>
        [
          ...(added === '' ? [] : [`${label}多出 ${added}`]),
          ...(gone === '' ? [] : [`${label}少了 ${gone}`]),
        ].join('；'),
      outcomes: { met: '达标', unmet: '未达标', on: '进入下一次' } as {
        readonly [outcome: string]: string
      },
      open: '未定',
      notOffered: (version: string) => `${version} 没有这个等级`,
      unknown: (version: string, facts: string) =>
        `示例里有 ${version} 不认识、或填法不合的事实，没有用上：${facts}`,
      comma: '、',
      semicolon: '；',
    },
    changelog: {
      title: (name: string, version: string) => `# ${name} ${version} 更新说明（草稿）`,
      intro: (before: string) =>
        `与 ${before} 相比。本稿由 biaogan changelog 拟出，请改好文字、补上原因再发布。`,
      anew: '集体要另做的',
      nothingAnew: '没有。',
      kinds: {
        structural: '结构上的变化',
        tightening: '比原来严的',
        relaxing: '比原来宽的',
        clarifying: '说得更清楚的',
        editorial: '只改文字的',
      },
      cases: '在办的案卷',
      item: (text: string, example: string | null) =>
        `- ${text}${/[。；]$/u.test(text) ? '' : '。'}${example === null ? '' : `如${example}。`}`,
      same: '两版没有不同。',
    },
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
        `wording alone: ${version}; nobody does anything otherwise, open cases go on`,
      clarifying: (version: string) =>
        `it says more clearly what it meant: ${version}; open cases go on`,
      relaxing: (version: string) =>
        `it relaxes: ${version}; registered cases keep their version and do not gain by it`,
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
    advised: (version: string) => `${version} is advised`,
    raised: (version: string) => `it says ${version} already`,
    impact: {
      counted: (scored: number, changed: number) =>
        `${scored} examples scored by both versions, ${changed} differ:`,
      none: (scored: number) => `${scored} examples scored by both versions, none differs`,
      of: (note: string, level: string, text: string) => `"${note}" (${level}): ${text}`,
      turned: (label: string, before: string, after: string) => `${label} ${before} → ${after}`,
      labels: {
        total: 'total',
        grade: 'grade',
        outcome: 'outcome',
        vetoes: 'vetoes',
        unmet: 'conditions not met',
        missing: 'missing',
      },
      listed: (label: string, added: string, gone: string) =>
        [
          ...(added === '' ? [] : [`${label} now also ${added}`]),
          ...(gone === '' ? [] : [`${label} no longer ${gone}`]),
        ].join('; '),
      outcomes: {} as { readonly [outcome: string]: string },
      open: 'open',
      notOffered: (version: string) => `${version} has no such level`,
      unknown: (version: string, facts: string) =>
        `examples give facts that ${version} does not know or does not take so; they were left out: ${facts}`,
      comma: ', ',
      semicolon: '; ',
    },
    changelog: {
      title: (name: string, version: string) => `# ${name} ${version}: what is new (draft)`,
      intro: (before: string) =>
        `Compared with ${before}. Drafted by biaogan changelog: mend the wording and add the reasons before you publish it.`,
      anew: 'What collectives have to do anew',
      nothingAnew: 'Nothing.',
      kinds: {
        structural: 'Structural changes',
        tightening: 'Stricter than before',
        relaxing: 'Easier than before',
        clarifying: 'Said more clearly',
        editorial: 'Wording',
      },
      cases: 'Cases under way',
      item: (text: string, example: string | null) =>
        `- ${text}.${example === null ? '' : ` For instance, ${example}.`}`,
      same: 'The two versions do not differ.',
    },
    came: (name: string) => `the standard ${name} is new`,
    went: (name: string) => `the standard ${name} is gone`,
  },
}
