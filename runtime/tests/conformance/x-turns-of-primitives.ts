import { createTask, Event, gather, Lock, Queue, Semaphore, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* ticks(stop: boolean[]) {
  for (let i = 0; i < 99; i++) {
    if (stop.length > 0) return
    log('tick', i)
    yield* sleep(0)
  }
}

export function* main() {
  const [l, s, e, q] = [new Lock(), new Semaphore(0), new Event(), new Queue<number>()]
  yield* l.acquire()
  const stop: boolean[] = []
  function* release() {
    l.release()
    s.release()
    e.set()
    q.putNowait(1)
    log('released')
  }
  function* lock() {
    yield* l.acquire()
    log('lock')
  }
  function* semaphore() {
    yield* s.acquire()
    log('semaphore')
  }
  function* event() {
    yield* e.wait()
    log('event')
  }
  function* queue() {
    yield* q.get()
    log('queue')
  }
  const ts = [queue(), event(), semaphore(), lock()].map((c) => createTask(c))
  yield* sleep(0)
  createTask(ticks(stop))
  createTask(release())
  yield* gather(ts)
  stop.push(true)
  log('main')
}
