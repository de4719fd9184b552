import { createTask, Queue, sleep, ValueError } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const q = new Queue<number>()
  yield* q.join()
  log('nothing to do')
  q.putNowait(1)
  const t = createTask(q.join())
  yield* sleep(0)
  yield* q.get()
  log(t.done())
  q.taskDone()
  yield* t
  log('joined')
  try {
    q.taskDone()
  } catch (e) {
    log(only(e, ValueError))
  }
}
