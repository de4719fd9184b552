import {
  type Coroutine,
  createTask,
  currentTask,
  type Future,
  getRunningLoop,
  RuntimeError,
  sleep,
  ValueError,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* bare<T>(future: Future<T>): Coroutine<unknown> {
  return yield future as Future<unknown>
}

function* selfish(how: string): Coroutine<string> {
  const me = currentTask()
  try {
    if (me) yield* me
  } catch (e) {
    only(e, RuntimeError)
  }
  if (how === 'raises') throw new ValueError(how)
  if (how === 'cancels') me?.cancel(how)
  if (how === 'cancels') yield* sleep(1)
  return how
}

export function* main() {
  for (const how of ['raises', 'cancels', 'returns']) {
    const task = createTask(selfish(how))
    yield* sleep(2)
    getRunningLoop().callSoon(log, 'a turn')
    // Two bare yields: the mark of having been awaited outlives its end, for one.
    for (const i of [1, 2]) {
      try {
        log(how, i, yield* bare(task))
      } catch (e) {
        log(how, i, e)
      }
    }
  }
}
