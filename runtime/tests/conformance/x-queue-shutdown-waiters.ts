import { createTask, Queue, QueueEmpty, QueueShutDown, sleep, ValueError } from '../../index.ts'
import { log, only } from '../twin.ts'

function* get(q: Queue<number>) {
  try {
    log('got', yield* q.get())
  } catch (e) {
    log('get', only(e, QueueShutDown))
  }
}

function* put(q: Queue<number>, x: number) {
  try {
    yield* q.put(x)
    log('put', x)
  } catch (e) {
    log('put', x, only(e, QueueShutDown))
  }
}

export function* main() {
  for (const immediate of [false, true]) {
    const q = new Queue<number>(1)
    q.putNowait(0)
    const ts = [createTask(put(q, 1)), createTask(put(q, 2)), createTask(q.join())]
    yield* sleep(0)
    q.shutdown({ immediate })
    q.shutdown()
    log(q.qsize(), q.full())
    yield* sleep(0)
    log(ts.map((t) => t.done()))
    yield* get(q)
    yield* get(q)
    for (const f of [() => q.getNowait(), () => q.putNowait(1), () => q.taskDone()]) {
      try {
        f()
        log('fine')
      } catch (e) {
        log(only(e, QueueShutDown, QueueEmpty, ValueError))
      }
    }
    yield* sleep(0)
    yield* sleep(0)
    log(ts.map((t) => t.done()))
  }
}
