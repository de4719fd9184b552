// A tournament: in each round everybody plays, and the next round begins when all have played. A
// barrier makes those who are done wait for the others; and if one gives up, all have to hear of it.
//
// Un torneo: en cada ronda juegan todos, y la siguiente empieza cuando han jugado todos. Una barrera
// hace esperar a los que ya han acabado; y si uno abandona, todos tienen que enterarse.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Plays so many rounds; gives how many of them everybody has played. */
export function* tournament(
  players: string[],
  rounds: number,
  play: (player: string, round: number) => Coroutine<void>,
  announce: (round: number) => void,
): Coroutine<number> {
  // TODO: nobody begins a round before all have played the one before and it has been announced.
  return todo('play the tournament')
}
