// Two voices share a microphone: each says a line and passes it on. `begin` starts a voice and hands
// its task over while it still speaks; `duet` lets two voices alternate.
//
// Dos voces comparten un micrófono: cada una dice una línea y lo pasa. `begin` arranca una voz y
// entrega su tarea mientras todavía habla; `duet` hace que se alternen dos voces.
import type { Coroutine, Task } from '#runtime'
import { todo } from '../todo.ts'

/** Creates a coroutine that says line after line, passes the microphone after each, and returns. */
export type Voice = () => Coroutine<string>

/** Starts a voice in a task and returns the task one turn later: its first line has been said. */
export function* begin(voice: Voice): Coroutine<Task<string>> {
  // TODO: make a task of the voice, let it say its first line, and hand over the task.
  return todo('start the voice')
}

/** Lets both voices speak at the same time, in turns, and returns what each of them returned. */
export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  // TODO: both voices have a task before either has said a word; then wait for both.
  return todo('let both speak')
}
