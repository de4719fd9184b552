// A dice game: all the dice are thrown at once, and the bets are taken while they roll. Whoever throws
// does not stand and watch: what is in hand meanwhile is a future of all the points.
//
// Un juego de dados: se lanzan todos a la vez y se apuesta mientras ruedan. Quien lanza no se queda
// mirando: mientras tanto tiene en la mano un futuro con todos los puntos.
import type { Coroutine, Future } from '#runtime'
import { todo } from '../todo.ts'

/** What is known of a round at its end. */
export type Round = {
  /** Were dice still rolling when the bets closed? */
  wereRolling: boolean
  /** What the dice show, in the order in which they were thrown. */
  points: number[]
}

/** Throws `times` dice, and gives at once the future of their points. */
export function throwDice(times: number, roll: () => Coroutine<number>): Future<number[]> {
  // TODO: have every die roll, and give back the future of all of them: nobody waits in here.
  return todo('throw the dice')
}

/** Throws the dice, takes the bets while they roll, and waits until the last one lies still. */
export function* game(
  times: number,
  roll: () => Coroutine<number>,
  takeBets: () => Coroutine<void>,
): Coroutine<Round> {
  // TODO: throw, take the bets, note whether dice are still rolling, and then wait for the points.
  return todo('play a round')
}
