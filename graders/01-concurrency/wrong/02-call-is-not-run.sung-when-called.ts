// fails: predicts what concert logs
// card: M01
// Believes that a call runs the song; awaiting it again does nothing.
export const postOrder: readonly string[] = ['post opens', 'blue letter arrives', 'post closes']

export const kitchenOrder: readonly string[] = ['cups out', 'water on', 'tea ready', 'tea served']

export const concertOrder: readonly string[] = ['first song', 'second song', 'curtain', 'applause']
