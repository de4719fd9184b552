// fails: predicts what kitchen logs
// card: M21
// Believes that a task runs only where it is awaited.
// The programs are left out: a prediction is read and compared, not run.

export const kitchenOrder: readonly string[] = ['ordered', 'seated', 'tea', 'cake', 'paid']

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
  'letter page 1',
  'book page 2',
  'book read',
  'letter page 2',
  'letter read',
]
