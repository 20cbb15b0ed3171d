/**
 * How a standard looks, on a screen and on A4 paper, after GB/T 9704: 方正小标宋 for the title, 黑体 for headings of
 * the first order, 楷体 for the second, 仿宋 for the text; each with what a system has instead.
 */
export const style = `
:root {
  --title: "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "Noto Serif CJK SC", "Source Han Serif SC", "STZhongsong", "SimSun", serif;
  --hei: "SimHei", "黑体", "STHeiti", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  --kai: "KaiTi_GB2312", "KaiTi", "楷体", "STKaiti", "Noto Serif CJK SC", serif;
  --fang: "FangSong_GB2312", "FangSong", "仿宋", "STFangsong", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", serif;
  --mono: "Noto Sans Mono CJK SC", "DejaVu Sans Mono", monospace;
  --ink: #111; --soft: #4a4a4a; --line: #8a8a8a; --pale: #f3f3f1; --mark: #a3161b;
}
* { box-sizing: border-box; }
html { background: #e9e8e4; }
body { margin: 0 auto; padding: 18mm 20mm; max-width: 210mm; background: #fff; color: var(--ink);
  font: 12pt/1.7 "Times New Roman", var(--fang); overflow-wrap: anywhere; line-break: strict; }
a { color: inherit; text-decoration: underline; text-decoration-color: #b9b9b9; text-underline-offset: .2em; }
.skip { position: absolute; left: -99em; }
.skip:focus { left: 1em; }
h1 { font: 400 22pt/1.4 var(--title); text-align: center; color: var(--mark); margin: 0 0 2mm; text-wrap: balance; }
.under { text-align: center; font-family: var(--kai); margin: 0 0 8mm; padding-bottom: 4mm; border-bottom: 1.2pt solid var(--mark); }
h2 { font: 400 15pt/1.5 var(--hei); margin: 9mm 0 3mm; }
h3 { font: 700 12.5pt/1.5 var(--kai); margin: 6mm 0 2mm; }
p { margin: 0 0 2mm; }
ul { margin: 0 0 3mm; padding-left: 1.6em; }
nav ol { list-style: none; margin: 0; padding: 0; columns: 2; column-gap: 10mm; }
nav li { break-inside: avoid; }
nav ol ol { columns: 1; padding-left: 2em; font-size: 10.5pt; line-height: 1.5; }
nav h2 { margin-top: 0; }
nav a { text-decoration: none; }
.note { font-size: 10.5pt; }
.hint { color: var(--soft); font-size: .88em; }
.warn { color: var(--mark); }
.when { display: inline-block; font: 9pt/1.4 var(--hei); color: var(--soft); border-left: 2pt solid var(--mark); padding-left: .5em; margin-right: .5em; }
.way + .way { margin-top: 1mm; }
code { font: .85em var(--mono); overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; margin: 3mm 0 5mm; font-size: 9.5pt; line-height: 1.5; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table.criteria caption, table.stages caption { position: static; width: auto; height: auto; overflow: visible; clip-path: none;
  font: 400 10.5pt/1.5 var(--hei); text-align: left; padding: 0 0 1.5mm; white-space: normal; }
th, td { border: .5pt solid var(--line); padding: 1mm 1.6mm; text-align: left; vertical-align: top; font-weight: 400; }
thead th { font-family: var(--hei); background: var(--pale); vertical-align: middle; }
td p, td ul { margin: 0 0 .6mm; }
tr.branch > th, tr.branch > td { background: var(--pale); }
tr.depth-0.branch > th { font-family: var(--hei); }
tr.depth-1 > th { padding-left: 1em; }
tr.depth-2 > th { padding-left: 2em; }
tr.depth-3 > th { padding-left: 3em; }
td.worth { text-align: center; }
td.worth .when { display: block; border: 0; padding: 0; margin: 0; }
td.cites { font-size: 8.5pt; }
.total > tr > * { border-top: 1pt solid var(--ink); }
.fact + .fact { margin-top: .8mm; }
.fact .fact { margin: .5mm 0 0 .9em; font-size: .94em; }
.value { font-family: "Times New Roman", var(--hei); }
.given { font-size: 10pt; line-height: 1.6; }
.plain { font-size: 11pt; }
table.head th { width: 24%; font-family: var(--hei); background: var(--pale); }
table.criteria th:first-child { width: 19%; }
table.criteria thead th:nth-child(2) { width: 10%; }
table.criteria thead th:nth-child(4) { width: 27%; }
table.criteria thead th:nth-child(5) { width: 12%; }
table.conditions th:first-child { width: 24%; }
table.conditions thead th:nth-child(4) { width: 11%; }
table.conditions thead th:nth-child(5) { width: 13%; }
table.vetoes th:first-child { width: 16%; }
table.vetoes thead th:nth-child(2) { width: 22%; }
table.vetoes thead th:nth-child(3) { width: 25%; }
table.vetoes thead th:nth-child(5) { width: 12%; }
table.grades th:first-child { width: 14%; }
table.grades thead th:last-child { width: 12%; }
table.gates thead th:nth-child(4), table.stages thead th:nth-child(4) { width: 14%; }
table.facts th:first-child { width: 22%; }
table.facts thead th:nth-child(3) { width: 11%; }
table.facts thead th:nth-child(4) { width: 15%; }
table.facts thead th:nth-child(5) { width: 20%; }
table.sources th:first-child { width: 15%; }
table.origins th:first-child { width: 28%; }
table.origins thead th:nth-child(2) { width: 20%; }
table.sheet th:first-child { width: 28%; }
table.sheet thead th:nth-child(2) { width: 15%; }
@media screen {
  body { box-shadow: 0 0 6mm #0002; min-height: 100vh; }
  :target { outline: 1.5pt solid var(--mark); outline-offset: 1pt; }
}
@media screen and (max-width: 700px) {
  body { padding: 6mm 4mm; }
  nav ol { columns: 1; }
  table { display: block; overflow-x: auto; }
}
@media print {
  html { background: none; }
  body { padding: 0; max-width: none; font-size: 11pt; }
  a { text-decoration: none; }
  .skip { display: none; }
  table { font-size: 9pt; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; }
  h1, h2, h3, caption, .branch, .note, .given { break-after: avoid; }
  p { orphans: 2; widows: 2; }
  table.head, article > p { break-inside: avoid; }
  thead + tbody > tr:first-child, tbody.total, tbody.total > tr { break-before: avoid; }
  table.sheet tbody, .short { break-inside: avoid; }
}
@page { size: A4; margin: 30mm 22mm 26mm 24mm; }
`
