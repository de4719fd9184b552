import { PriorityQueue } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const queue = new PriorityQueue<number | readonly number[]>()
  queue.putNowait([1, 3])
  for (const item of [1, 1, 0]) {
    try {
      queue.putNowait(item)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      log('put', item, 'TypeError', queue.qsize())
    }
  }
  while (!queue.empty()) {
    try {
      log('get', Array.isArray(queue.getNowait()))
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      log('get TypeError', queue.qsize())
    }
  }
}
