import { getRunningLoop, Queue, QueueEmpty, QueueFull } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const q = new Queue<number>(2)
  getRunningLoop().callSoon(log, 'other')
  yield* q.put(1)
  yield* q.put(2)
  log(q.full(), yield* q.get(), q.qsize())
  q.putNowait(3)
  try {
    q.putNowait(4)
  } catch (e) {
    log(only(e, QueueFull))
  }
  log(q.getNowait(), q.getNowait(), q.empty())
  try {
    q.getNowait()
  } catch (e) {
    log(only(e, QueueEmpty))
  }
}
