// Differs: only the predictions; another order, with templates and a type of its own.
// Se distingue: solo las predicciones; en otro orden, con plantillas y un tipo propio.
type Ending = 'returned' | 'raised' | 'cancelled'

export const rehearsalResult: Record<'song' | 'bruno' | 'anna', Ending> & { late: boolean } = {
  late: false,
  song: 'raised',
  bruno: 'returned',
  anna: 'cancelled',
}

export const tourOrder = [
  `piano ends`,
  `accepted`,
  `drums packs`,
  `drums leaves`,
  `the tour is off`,
]

export const choirOrder = ['anna stops', 'the song breaks off', 'bruno ends', 'curtain'] as const
