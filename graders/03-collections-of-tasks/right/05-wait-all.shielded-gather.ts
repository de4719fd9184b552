// Differs: a gather behind a shield, with a deadline; every bus notes its own ending.
// Se distingue: un gather tras un shield, con un plazo; cada autobús anota su propio final.
import { type Coroutine, gather, shield, TimeoutError, waitFor } from '#runtime'

type Board = { arrived: string[]; brokenDown: string[]; onTheRoad: string[]; passengers: number }

export function* board(
  lines: string[],
  drive: (line: string) => Coroutine<number>,
  closing: number,
): Coroutine<Board> {
  const endings = new Map<string, number | Error>()
  function* trip(line: string): Coroutine<void> {
    try {
      endings.set(line, yield* drive(line))
    } catch (error) {
      endings.set(line, error as Error)
    }
  }
  const all = gather(lines.map(trip))
  try {
    yield* waitFor(shield(all), closing)
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
  }
  const now = new Map(endings)
  const numbers = [...now.values()].filter((ending) => typeof ending === 'number')
  return {
    arrived: lines.filter((line) => typeof now.get(line) === 'number'),
    brokenDown: lines.filter((line) => now.get(line) instanceof Error),
    onTheRoad: lines.filter((line) => !now.has(line)),
    passengers: numbers.reduce((sum, some) => sum + some, 0),
  }
}
