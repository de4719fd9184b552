import { currentTask, gather } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

function* w() {
  currentTask()?.cancel()
  return 1
}

function* x() {
  currentTask()?.cancel()
  throw new ErrA('x')
}

export function* main() {
  log(yield* gather([w(), x()], { returnExceptions: true }))
}
