// A deposit is lost when the second reads before the first has written.
import { type Coroutine, createTask, gather, sleep } from '#runtime'

let balance = 0

function* deposit(after: number): Coroutine<void> {
  if (after > 0) yield* sleep(after)
  const read = balance
  yield
  balance = read + 1
}

export function* main(): Coroutine<number> {
  const ana = createTask(deposit(0), { name: 'ana' })
  const bruno = createTask(deposit(1), { name: 'bruno' })
  yield* gather([ana, bruno])
  return balance
}

export function holds(result: number): boolean {
  return result === 2
}
