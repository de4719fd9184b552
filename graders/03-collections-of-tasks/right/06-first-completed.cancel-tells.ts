// Differs: whoever refuses the cancel had ended.
// Se distingue: quien rechaza el cancel ya había acabado.
import { type Coroutine, createTask, FIRST_COMPLETED, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = new Map(
    mirrors.map((mirror) => [mirror, createTask(download(mirror), { name: mirror })]),
  )
  yield* wait([...tasks.values()], { returnWhen: FIRST_COMPLETED })
  const files: string[] = []
  for (const task of tasks.values()) {
    if (!task.cancel()) files.push(task.result())
  }
  yield* wait([...tasks.values()])
  return files
}
