// fails: predicts what evening logs
// card: M06
// Believes that awaiting the book stops the letter until the book is read.
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
  'book page 1',
  'book page 2',
  'book read',
  'letter page 1',
  'letter page 2',
  'letter read',
]
