// fails: comes to an end when a player gives up: who plays finishes the round, nobody begins another
// card: none
// One gather a round, and the error of the player who gives up comes out of it.
import { type Coroutine, gather } from '#runtime'

export function* tournament(
  players: string[],
  rounds: number,
  play: (player: string, round: number) => Coroutine<void>,
  announce: (round: number) => void,
): Coroutine<number> {
  for (let round = 1; round <= rounds; round += 1) {
    yield* gather(players.map((player) => play(player, round)))
    announce(round)
  }
  return rounds
}
