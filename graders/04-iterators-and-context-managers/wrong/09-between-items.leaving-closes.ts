// fails: predicts what library logs
// card: M93
// Believes that the loop closes what it leaves.
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

export const libraryOrder: readonly string[] = [
  'the book is opened',
  'page 1 is read',
  'page 1 is turned',
  'page 2 is read',
  'the book is closed',
  'the loop is over',
  'a second later',
  'good night',
]
