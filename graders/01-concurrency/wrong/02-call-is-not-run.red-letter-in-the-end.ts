// fails: predicts what post logs
// card: M12
// Believes that the red letter is delivered in the end, since it was made.
export const postOrder: readonly string[] = [
  'post opens',
  'blue letter arrives',
  'post closes',
  'red letter arrives',
]

export const kitchenOrder: readonly string[] = ['cups out', 'water on', 'tea ready', 'tea served']

export const concertOrder: readonly string[] = ['curtain', 'second song', 'first song', 'applause']
