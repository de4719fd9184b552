import { createTask, getRunningLoop } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  log('w runs')
  getRunningLoop().callSoon(log, 'queued by w before it ended')
  return 1
}

export function* main() {
  const t = createTask(w())
  getRunningLoop().callSoon(log, 'queued by main')
  log('got', yield* t)
}
