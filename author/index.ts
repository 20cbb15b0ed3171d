/** What an author's tools need beyond the engine: documents, workbooks, an editor's server. */
export {}
