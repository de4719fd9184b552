import { getRunningLoop } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  log('waiting')
  yield* getRunningLoop().createFuture()
}
