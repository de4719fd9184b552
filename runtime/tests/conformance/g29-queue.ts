import { createTask, PriorityQueue, Queue, QueueFull, sleep, ValueError } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  let q = new Queue<number>(2)
  q.put(1)
  log('not awaited', q.qsize())
  q.putNowait(1)
  q.getNowait()
  const t = createTask(q.join())
  yield* sleep(1)
  log('empty', q.empty(), 'joined', t.done())
  q.taskDone()
  yield* t
  try {
    q.taskDone()
  } catch (e) {
    log(only(e, ValueError))
  }
  q.putNowait(1)
  q.putNowait(2)
  try {
    q.putNowait(3)
  } catch (e) {
    log(only(e, QueueFull))
  }
  q = new Queue<number>(0)
  for (let i = 0; i < 100; i++) q.putNowait(i)
  log(q.full(), q.qsize())
  q = new PriorityQueue<number>()
  for (const x of [3, 1, 2]) q.putNowait(x)
  log(yield* q.get(), yield* q.get(), yield* q.get())
}
