// fails: ends when it is asked to: takes off one callback, none the second time, and tells nothing
// card: none
// Registers a callback for each ending.
import type { Coroutine, Task } from '#runtime'

export function follow(
  task: Task<number>,
  tell: (line: string) => void,
  lost: string[],
): () => number {
  const send = (line: string) => {
    try {
      tell(line)
    } catch {
      lost.push(line)
    }
  }
  const cancelled = (ended: Task<number>) => {
    if (ended.cancelled()) send(`${ended.getName()} was cancelled`)
  }
  const raised = (ended: Task<number>) => {
    if (ended.cancelled() || ended.exception() === undefined) return
    send(`${ended.getName()} raised ${ended.exception()}`)
  }
  const returned = (ended: Task<number>) => {
    if (ended.cancelled() || ended.exception() !== undefined) return
    send(`${ended.getName()} returned ${ended.result()}`)
  }
  const calls = [cancelled, raised, returned]
  for (const call of calls) task.addDoneCallback(call)
  return () => calls.reduce((sum, call) => sum + task.removeDoneCallback(call), 0)
}

export function* changed(task: Task<number>, change: (value: number) => number): Coroutine<number> {
  return change(yield* task)
}
