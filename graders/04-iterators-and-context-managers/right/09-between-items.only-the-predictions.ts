// Differs: only the predictions, in another order, written as templates.
// Se distingue: solo las predicciones, en otro orden, escritas como plantillas.
export const libraryOrder = [
  `the book is opened`,
  `page 1 is read`,
  `page 1 is turned`,
  `page 2 is read`,
  `the loop is over`,
  `a second later`,
  `the book is closed`,
  `good night`,
] as const

export const marketOrder: readonly string[] = [
  'the stall opens',
  'apple is sold',
  'the apple is gone',
  'pear is sold',
  'the pear is gone',
  'sold out',
  'the bell rings',
]

export const kitchenOrder: readonly string[] = [
  'soup is ordered',
  'soup begins',
  'first song',
  'soup is ready',
  'fish is ordered',
  'fish begins',
  'second song',
  'fish is ready',
  'the kitchen closes',
]
