import { createTask, gather, getRunningLoop, sleep } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

function* bad() {
  throw new ErrA('x')
}

export function* main() {
  const t = createTask(sleep(9))
  getRunningLoop().callLater(1, () => t.cancel('m'))
  log(yield* gather([bad(), t, sleep(2, 'r')], { returnExceptions: true }))
}
