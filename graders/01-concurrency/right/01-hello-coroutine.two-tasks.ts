// Differs: main makes a task of each greeting and waits for the tasks.
// Se distingue: main hace una tarea de cada saludo y espera las tareas.
import { type Coroutine, createTask, run } from '#runtime'

type Log = (line: string) => void

export function* greet(name: string, log: Log): Coroutine<number> {
  const line = `hello, ${name}`
  log(line)
  return line.length
}

export function* main(name: string, log: Log): Coroutine<number> {
  const tasks = [createTask(greet(name, log)), createTask(greet(name, log))]
  let total = 0
  for (const task of tasks) total += yield* task
  return total
}

export function start(name: string, log: Log): Promise<number> {
  const promise = run(main(name, log))
  return promise
}
