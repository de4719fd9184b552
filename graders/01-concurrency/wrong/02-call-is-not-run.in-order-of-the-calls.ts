// fails: predicts what concert logs
// card: M12
// Believes that coroutines run in the order in which they were made.
export const postOrder: readonly string[] = ['post opens', 'blue letter arrives', 'post closes']

export const kitchenOrder: readonly string[] = ['cups out', 'water on', 'tea ready', 'tea served']

export const concertOrder: readonly string[] = ['curtain', 'first song', 'second song', 'applause']
