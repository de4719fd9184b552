import { createTask, Queue } from '../../index.ts'
import { log } from '../twin.ts'

function* producer(q: Queue<number>) {
  for (let i = 0; i < 3; i++) {
    log('putting', i)
    yield* q.put(i)
  }
  log('producer ends')
}

function* consumer(q: Queue<number>) {
  for (let i = 0; i < 3; i++) {
    log('got', yield* q.get())
    q.taskDone()
  }
}

export function* main() {
  const q = new Queue<number>(1)
  const p = createTask(producer(q))
  const c = createTask(consumer(q))
  yield* q.join()
  log('nothing put yet')
  yield* p
  yield* q.join()
  log('joined')
  yield* c
}
