// What a folder, a zip and a repository have in common: how they are asked, and what is found in them.
import type { Exercise } from '../catalog.ts'
import type { Text } from '../language.ts'
import type { Problem } from '../reports/report.ts'

/** What opening a submission may use. */
export type Opening = {
  /** The kit's own folder. */
  readonly root: string
  readonly exercises: readonly Exercise[]
  /** Where files may be laid meanwhile. */
  readonly room: string
  readonly signal: AbortSignal
}

/** A file as it is, or why it is not read. */
export type Content = { readonly bytes: Uint8Array } | { readonly problem: Problem }

/** Files found in a submission, by the exercise's id; one that is not there is left out. */
export type Found = {
  readonly files: ReadonlyMap<string, Content>
  readonly commit?: string
  readonly notes: readonly Text[]
}

/** A submission cannot be opened at all. Its problem is part of the report: it holds no path. */
export class Unopened extends Error {
  readonly problem: Problem

  constructor(kind: string, text: Text) {
    super(text.en)
    this.problem = { kind, text }
  }
}

/** Without the path: a report is the same on every machine. */
export const ABSENT: Text = {
  en: 'There is nothing at the place that the list names.',
  es: 'No hay nada en el lugar que indica la lista.',
}
