import { gather, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* add(box: { value: number }) {
  const seen = box.value
  yield* sleep(0)
  box.value = seen + 1
}

export function* main() {
  const box = { value: 0 }
  yield* gather([1, 2, 3, 4, 5].map(() => add(box)))
  log([box.value])
}
