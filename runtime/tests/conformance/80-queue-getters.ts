import { createTask, gather, Queue, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* g(q: Queue<number>, n: string) {
  log(n, yield* q.get())
}

export function* main() {
  const q = new Queue<number>()
  const a = createTask(g(q, 'a'))
  const b = createTask(g(q, 'b'))
  yield* sleep(0)
  q.putNowait(1)
  log('stolen', q.getNowait())
  yield* sleep(0)
  q.putNowait(2)
  q.putNowait(3)
  yield* gather([a, b])
}
