// A weather page has a few seconds for all its stations together; it shows what has come by then.
// And a puzzle solver, which only computes, has to give up when its time is over.
//
// Una página del tiempo dispone de unos segundos para todas sus estaciones juntas; muestra lo que
// haya llegado. Y quien resuelve un rompecabezas, que solo calcula, debe rendirse a su hora.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** What has come of a number of stations; complete if no time limit cut it short. */
export type Report = { readings: number[]; isComplete: boolean }

/** Reads the stations one after the other, all of them within so many seconds. */
export function* collect(
  stations: string[],
  read: (station: string) => Coroutine<number>,
  seconds: number,
): Coroutine<Report> {
  // TODO: one time limit around all the readings; what has come by then is returned.
  return todo('read the stations within the time')
}

/** Calls `step` until it says true, for at most so many seconds; says whether it did. */
export function* solve(step: () => boolean, seconds: number): Coroutine<boolean> {
  // TODO: the same limit around a loop that only computes: it has to be stoppable.
  return todo('solve the puzzle within the time')
}
