// Not every line is first come, first served. In an emergency room the most urgent patient is next,
// and an editor undoes the last step first. Two queues that only differ in what comes out next.
//
// No toda cola es por orden de llegada. En urgencias pasa primero el paciente más urgente, y un editor
// deshace primero el último paso. Dos colas que solo se distinguen en qué sale a continuación.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Who comes, and who is next. */
export type Room = {
  /** A patient comes; the smaller the number, the more urgent. */
  arrive(patient: string, urgency: number): void
  /** The patient who is next; waits while there is none. */
  next(): Coroutine<string>
}

/** What was done, and can be undone. */
export type History = {
  done(step: string): void
  /** The last step that was not undone yet; waits while there is none. */
  undo(): Coroutine<string>
}

/** An emergency room. */
export function openRoom(): Room {
  // TODO: the most urgent is next; of equally urgent ones, who came first.
  return todo('open the emergency room')
}

/** The steps of an editor. */
export function openHistory(): History {
  // TODO: what was done last is undone first.
  return todo('open the history')
}
