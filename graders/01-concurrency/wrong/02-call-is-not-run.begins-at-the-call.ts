// fails: predicts what kitchen logs
// card: M12
// Believes that the tea is begun where it is made.
export const postOrder: readonly string[] = ['post opens', 'blue letter arrives', 'post closes']

export const kitchenOrder: readonly string[] = ['water on', 'cups out', 'tea ready', 'tea served']

export const concertOrder: readonly string[] = ['curtain', 'second song', 'first song', 'applause']
