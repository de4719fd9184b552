import { allTasks, createTask, currentTask, gather } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  log(currentTask()?.getName())
}

export function* main() {
  createTask(w(), { name: 'named' })
  createTask(w())
  yield* gather([w(), w()])
  log(
    currentTask()?.getName(),
    allTasks()
      .map((t) => t.getName())
      .sort(),
  )
}
