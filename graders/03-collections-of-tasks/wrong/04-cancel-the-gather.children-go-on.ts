// fails: predicts what tour logs
// card: M76
// Believes that cancelling the gather ends the wait only, and the children go on.
import type { Ending } from '#runtime'

export const choirOrder: readonly string[] = [
  'anna stops',
  'the song breaks off',
  'bruno ends',
  'curtain',
]

export const tourOrder: readonly string[] = [
  'piano ends',
  'accepted',
  'the tour is off',
  'drums ends',
]

export const rehearsalResult: { anna: Ending; bruno: Ending; song: Ending; late: boolean } = {
  anna: 'cancelled',
  bruno: 'returned',
  song: 'raised',
  late: false,
}
