import { allTasks, createTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function names() {
  return allTasks()
    .map((t) => t.getName())
    .sort()
}

export function* main() {
  const t = createTask(sleep(5), { name: 't' })
  createTask(sleep(0), { name: 'u' })
  log(names())
  yield* sleep(1)
  log(names(), t.done())
}
