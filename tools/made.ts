/** What stands on top of a page that is generated. */
export const made = '<!-- 由 npm run generate 生成 / made by npm run generate -->'
