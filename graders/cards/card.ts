// What a card is. The texts stand by theme beside this file; `../cards.ts` has them all.
import type { Text } from '../language.ts'

/** A misconception, as far as a message needs it. */
export type Card = {
  /** The chapter that explains it: a card of a later chapter is never the one message shown. */
  readonly since: number
  /** What a tutor says: the recommendation first, then the reason. It reads well alone. */
  readonly say: Text
}

/** A card of the chapter `since`, in both languages. */
export const card = (since: number, en: string, es: string): Card => ({ since, say: { en, es } })
