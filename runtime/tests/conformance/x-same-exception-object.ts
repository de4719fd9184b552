import { createTask, gather, type Task } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* bad() {
  throw new ErrA('x')
}

function* w(t: Task<void>, seen: unknown[]) {
  try {
    yield* t
  } catch (e) {
    seen.push(only(e, ErrA))
  }
}

export function* main() {
  const t = createTask(bad())
  const seen: unknown[] = []
  yield* gather([w(t, seen), w(t, seen)])
  yield* w(t, seen)
  log(
    seen.length,
    seen.every((e) => e === t.exception()),
  )
}
