import { gather, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* short() {
  const loop = getRunningLoop()
  for (let i = 0; i < 10; i++) yield* sleep(0.1)
  log('ten short', loop.time() === 1, loop.time() < 1)
}

function* long() {
  yield* sleep(1)
  log('one long', getRunningLoop().time() === 1)
}

export function* main() {
  yield* gather([short(), long()])
}
