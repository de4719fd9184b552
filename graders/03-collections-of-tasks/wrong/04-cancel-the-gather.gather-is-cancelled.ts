// fails: predicts what rehearsal returns
// card: M76
// Believes that a gather with a cancelled child is cancelled itself.
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
  'drums packs',
  'drums leaves',
  'the tour is off',
]

export const rehearsalResult: { anna: Ending; bruno: Ending; song: Ending; late: boolean } = {
  anna: 'cancelled',
  bruno: 'returned',
  song: 'cancelled',
  late: false,
}
