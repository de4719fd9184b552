// Differs: the file has nothing but the predictions, the fields in another order.
// Se distingue: el archivo no tiene más que las predicciones, con los campos en otro orden.
import type { Ending } from '#runtime'

export const onceEndings: Record<'polite' | 'stubborn' | 'clumsy' | 'unborn', Ending> = {
  unborn: 'cancelled',
  clumsy: 'raised',
  stubborn: 'returned',
  polite: 'cancelled',
}

export const twiceEndings: Record<'together' | 'apart', Ending> = {
  apart: 'cancelled',
  together: 'returned',
}

export const pardonResult: { requests: number; left: number; ending: Ending } = {
  ending: 'returned',
  left: 1,
  requests: 2,
}
