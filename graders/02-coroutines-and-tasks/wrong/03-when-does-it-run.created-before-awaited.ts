// fails: predicts what evening logs
// card: M20
// Believes that the task starts at its creation, before the book.
// The programs are left out: a prediction is read and compared, not run.

export const kitchenOrder: readonly string[] = ['ordered', 'tea', 'cake', 'seated', 'paid']

export const errandsOrder: readonly string[] = [
  'enter bank',
  'enter market',
  'leave bank',
  'leave market',
  'market done',
  'bank done',
]

export const eveningOrder: readonly string[] = [
  'letter page 1',
  'book page 1',
  'letter page 2',
  'book page 2',
  'book read',
  'letter read',
]
