// fails: predicts what market logs
// fails: predicts what library logs
// card: M90
// Believes that the generator goes on while the body runs.
export const marketOrder: readonly string[] = [
  'the stall opens',
  'the apple is gone',
  'apple is sold',
  'the pear is gone',
  'pear is sold',
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

export const libraryOrder: readonly string[] = [
  'the book is opened',
  'page 1 is turned',
  'page 1 is read',
  'page 2 is read',
  'the loop is over',
  'a second later',
  'the book is closed',
  'good night',
]
