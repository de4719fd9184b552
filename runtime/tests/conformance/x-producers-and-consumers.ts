import { createTask, gather, Queue, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* producer(q: Queue<string>, n: string) {
  for (let i = 0; i < 4; i++) {
    yield* q.put(`${n}${i}`)
    log('put', n, i)
  }
}

function* consumer(q: Queue<string>, n: string) {
  while (true) {
    const item = yield* q.get()
    log(n, 'got', item)
    yield* sleep(n === 'slow' ? 1 : 0.3)
    q.taskDone()
  }
}

export function* main() {
  const q = new Queue<string>(2)
  const cs = ['slow', 'fast'].map((n) => createTask(consumer(q, n)))
  yield* gather([producer(q, 'a'), producer(q, 'b')])
  log('all put')
  yield* q.join()
  log('all done')
  for (const c of cs) c.cancel()
  log(yield* gather(cs, { returnExceptions: true }))
}
