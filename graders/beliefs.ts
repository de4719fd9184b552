// What a run shows of what somebody believes: questions that several graders ask of it.
import { demand } from './check.ts'
import { mainOf, type Played, print, tookForList, whileRunning } from './observe.ts'

const LIST =
  /\.(map|filter|reduce|forEach|find|some|every|flatMap|slice|sort|at|join|push|entries)\b/

/**
 * Did the program walk through a future as if it were a list? Whoever steps through a coroutine gets
 * the same error, and has begun a job before.
 */
export function walkedThroughFuture(run: Played<unknown>): boolean {
  const { error } = run
  const isWalked = error instanceof Error && error.message.includes("wasn't used with future")
  return isWalked && !whileRunning(run).some(({ kind }) => kind === 'log')
}

/** Demands that nobody took a future for the list that it brings. */
export function demandWaited(run: Played<unknown>): void {
  const { error } = run
  const isList = tookForList(run) && LIST.test(String(error))
  demand(!isList && !walkedThroughFuture(run), () => ({
    seen: {
      en: `The program raised ${print(error)}: a future was used as if it were the list that it will bring.`,
      es: `El programa lanzó ${print(error)}: se usó un futuro como si fuera la lista que traerá.`,
    },
    card: 'M75',
    level: 'runtime',
    run,
  }))
}

/** Did the program itself give two turns or more in a row, and then never wait for anything? */
export function hasCountedTurns(run: Played<unknown>): boolean {
  const main = mainOf(run.trace)
  const waits = whileRunning(run).flatMap((event) =>
    event.kind === 'task.suspend' && event.task === main ? [event.on] : [],
  )
  return waits.length > 1 && waits.slice(-2).every((on) => on === 'turn')
}
