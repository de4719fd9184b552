import {
  asyncWith,
  type Coroutine,
  createTask,
  ExceptionGroup,
  getRunningLoop,
  RuntimeError,
  type Task,
  TaskGroup,
} from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const tasks: Record<string, Task<void>> = {}
  function* awaiting(name: string): Coroutine<void> {
    yield* tasks[name] as Task<void>
  }
  function* itself() {
    log('itself')
    log(yield* awaiting('a'))
  }
  function* other() {
    log('other')
    yield* awaiting('a')
  }
  function* twice() {
    for (const i of [1, 2]) {
      try {
        yield* awaiting('c')
      } catch (e) {
        log(i, only(e, RuntimeError))
      }
    }
  }
  try {
    yield* asyncWith(new TaskGroup(), function* (g) {
      tasks.a = g.createTask(itself())
      g.createTask(other())
    })
  } catch (e) {
    log(only(e, ExceptionGroup))
  }
  const c = createTask(twice())
  tasks.c = c
  getRunningLoop().callSoon(() => log('a turn'))
  yield* c
}
