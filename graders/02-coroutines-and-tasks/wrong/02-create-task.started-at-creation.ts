// fails: begin returns one turn later: the voice has said its first line, and no more
// card: M20
// Believes that createTask runs the first line.
import { type Coroutine, createTask, type Task } from '#runtime'

export type Voice = () => Coroutine<string>

export function* begin(voice: Voice): Coroutine<Task<string>> {
  return createTask(voice())
}

export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  const one = createTask(first())
  const other = createTask(second())
  return [yield* one, yield* other]
}
