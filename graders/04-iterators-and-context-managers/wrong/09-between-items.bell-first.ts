// fails: predicts what market logs
// card: M20
// Believes that a task runs when it is created.
export const marketOrder: readonly string[] = [
  'the bell rings',
  'the stall opens',
  'apple is sold',
  'the apple is gone',
  'pear is sold',
  'the pear is gone',
  'sold out',
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
  'the loop is over',
  'a second later',
  'the book is closed',
  'good night',
]
