// A dice game: all the dice are thrown at once, and the bets are taken while they roll. Whoever throws
// does not stand and watch: what is in hand meanwhile is a future of all the points.
//
// Un juego de dados: se lanzan todos a la vez y se apuesta mientras ruedan. Quien lanza no se queda
// mirando: mientras tanto tiene en la mano un futuro con todos los puntos.
import { type Coroutine, type Future, gather } from '#runtime'

/** What is known of a round at its end. */
export type Round = {
  /** Were dice still rolling when the bets closed? */
  wereRolling: boolean
  /** What the dice show, in the order in which they were thrown. */
  points: number[]
}

/** Throws `times` dice, and gives at once the future of their points. */
export function throwDice(times: number, roll: () => Coroutine<number>): Future<number[]> {
  return gather(Array.from({ length: times }, roll))
}

/** Throws the dice, takes the bets while they roll, and waits until the last one lies still. */
export function* game(
  times: number,
  roll: () => Coroutine<number>,
  takeBets: () => Coroutine<void>,
): Coroutine<Round> {
  const dice = throwDice(times, roll)
  yield* takeBets()
  const wereRolling = !dice.done()
  return { wereRolling, points: yield* dice }
}
