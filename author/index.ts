/** What an author's tools need beyond the engine: documents, workbooks, an editor's server. */
export { type DocumentOptions, documentOf, madeHere } from './document/document.ts'
