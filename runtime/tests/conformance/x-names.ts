import {
  asCompleted,
  asyncWith,
  createTask,
  currentTask,
  ensureFuture,
  shield,
  sleep,
  TaskGroup,
  TimeoutError,
  waitFor,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  log(currentTask()?.getName())
}

export function* main() {
  createTask(w())
  const t = createTask(w(), { name: 'x' })
  t.setName('renamed')
  yield* sleep(0)
  yield* asyncWith(new TaskGroup(), function* (g) {
    g.createTask(w())
    g.createTask(w(), { name: 'in group' })
  })
  yield* waitFor(w(), 1)
  yield* shield(w())
  ensureFuture(w())
  for (const c of asCompleted([w(), w()])) yield* c
  try {
    yield* waitFor(w(), 0)
  } catch (e) {
    only(e, TimeoutError)
  }
  yield* createTask(w())
}
