import { createTask, gather, Queue, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* p(q: Queue<number>, x: number) {
  yield* q.put(x)
  log('put', x)
}

export function* main() {
  const q = new Queue<number>(1)
  const t = [0, 1, 2].map((i) => createTask(p(q, i)))
  yield* sleep(0)
  for (let i = 0; i < 3; i++) log('got', yield* q.get())
  yield* gather(t)
}
