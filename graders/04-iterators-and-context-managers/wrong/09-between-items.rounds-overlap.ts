// fails: predicts what kitchen logs
// card: M90
// Believes that the next order is asked for while the soup is cooked.
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
  'fish is ordered',
  'fish begins',
  'first song',
  'soup is ready',
  'fish is ready',
  'second song',
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
