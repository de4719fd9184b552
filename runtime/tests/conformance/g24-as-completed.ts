import { asCompleted, createTask, sleep, type Task } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const ts: unknown[] = [3, 1, 2].map((d) => createTask(sleep(d, d)))
  for (const c of asCompleted(ts as Task<number>[])) log(ts.includes(c), yield* c)
}
