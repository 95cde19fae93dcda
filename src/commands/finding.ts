/** What `doctor` looked at, and what to do when it is not well; null: it is well. */
export type Finding = { what: string; todo: string | null }
