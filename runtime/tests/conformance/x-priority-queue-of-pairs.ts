import { PriorityQueue } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const q = new PriorityQueue<[number, string]>()
  const pairs: [number, string][] = [
    [10, 'x'],
    [9, 'y'],
    [9, 'b'],
    [100, 'a'],
    [-1, 'z'],
  ]
  for (const pair of pairs) q.putNowait(pair)
  while (!q.empty()) log(q.getNowait())
}
