import { createTask, Queue, QueueShutDown, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* g(q: Queue<number>) {
  try {
    log('got', yield* q.get())
  } catch (e) {
    log(only(e, QueueShutDown))
  }
}

export function* main() {
  let q = new Queue<number>()
  const t = createTask(g(q))
  yield* sleep(0)
  q.shutdown()
  yield* t
  q = new Queue<number>()
  q.putNowait(1)
  q.putNowait(2)
  q.shutdown()
  yield* g(q)
  q.taskDone()
  try {
    q.putNowait(3)
  } catch (e) {
    log('put', only(e, QueueShutDown))
  }
  q.shutdown({ immediate: true })
  yield* g(q)
  yield* q.join()
  log('joined')
}
