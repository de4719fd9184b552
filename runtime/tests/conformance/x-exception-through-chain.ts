import { createTask, sleep } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* leaf() {
  yield* sleep(1)
  throw new ErrA('x')
}

function* plain() {
  yield* leaf()
}

function* byTask() {
  yield* createTask(plain())
}

export function* main() {
  const t = createTask(byTask())
  try {
    yield* t
  } catch (e) {
    log(only(e, ErrA), t.exception() === e, t.cancelled())
  }
  try {
    yield* t
  } catch (e) {
    log('again', only(e, ErrA))
  }
}
