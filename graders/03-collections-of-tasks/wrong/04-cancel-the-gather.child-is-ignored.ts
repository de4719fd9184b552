// fails: predicts what choir logs
// fails: predicts what rehearsal returns
// card: M76
// Believes that the gather leaves out a cancelled child and waits for the other.
import type { Ending } from '#runtime'

export const choirOrder: readonly string[] = [
  'anna stops',
  'bruno ends',
  'the song is over',
  'curtain',
]

export const tourOrder: readonly string[] = [
  'piano ends',
  'accepted',
  'drums packs',
  'drums leaves',
  'the tour is off',
]

export const rehearsalResult: { anna: Ending; bruno: Ending; song: Ending; late: boolean } = {
  anna: 'cancelled',
  bruno: 'returned',
  song: 'returned',
  late: true,
}
