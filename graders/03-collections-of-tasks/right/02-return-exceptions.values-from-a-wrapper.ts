// Differs: a coroutine around each question turns an error into a value.
// Se distingue: una corrutina alrededor de cada pregunta convierte el error en un valor.
import { type Coroutine, gather } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  function* answerOf(station: string): Coroutine<number | Error> {
    try {
      return yield* ask(station)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }
  const answers = yield* gather(stations.map(answerOf))
  const failures = answers.filter((answer) => answer instanceof Error)
  return { readings: answers.filter((answer) => typeof answer === 'number'), failures }
}
