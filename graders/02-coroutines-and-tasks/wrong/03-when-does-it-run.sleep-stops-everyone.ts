// fails: predicts what errands logs
// card: M06
// Believes that while a task sleeps nobody else runs.
// The programs are left out: a prediction is read and compared, not run.

export const kitchenOrder: readonly string[] = ['ordered', 'tea', 'cake', 'seated', 'paid']

export const errandsOrder: readonly string[] = [
  'enter bank',
  'leave bank',
  'enter market',
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
