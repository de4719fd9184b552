// fails: predicts what choir logs
// fails: predicts what rehearsal returns
// card: M76
// Believes that cancelling a child cancels the gather, and with it the other child.
import type { Ending } from '#runtime'

export const choirOrder: readonly string[] = [
  'anna stops',
  'bruno stops',
  'the song breaks off',
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
  bruno: 'cancelled',
  song: 'cancelled',
  late: false,
}
