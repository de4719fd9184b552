// Differs: every station announces itself, under one lock.
// Se distingue: cada colegio se anuncia a sí mismo, bajo un mismo cerrojo.
import { asyncWith, CancelledError, type Coroutine, gather, Lock } from '#runtime'

export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  const speaker = new Lock()
  function* one(station: string): Coroutine<void> {
    let line = `${station} failed`
    try {
      const votes = yield* count(station)
      line = `${station}: ${votes}`
    } catch (error) {
      if (error instanceof CancelledError) throw error
    }
    yield* asyncWith(speaker, () => announce(line))
  }
  yield* gather(stations.map((station) => one(station)))
}
