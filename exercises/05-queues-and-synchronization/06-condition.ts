// Bakers come to a mill for sacks of flour, some for one sack, some for many. Who finds too few waits
// until there are enough; but to be woken means "look again", for another may have been quicker.
//
// Los panaderos van al molino a por sacos de harina, unos a por uno, otros a por muchos. Si hay pocos
// esperan; pero que te despierten significa «mira otra vez», porque otro puede haber sido más rápido.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Sacks of flour, at first none. */
export type Mill = {
  /** Brings sacks. */
  deliver(sacks: number): Coroutine<void>
  /** Takes so many sacks, all at once, as soon as there are so many. */
  take(sacks: number): Coroutine<void>
  /** How many there are. */
  amount(): number
}

/** A mill at which everybody waits until there is enough. */
export function openMill(): Mill {
  // TODO: a condition: who delivers tells everybody, and who is woken looks again.
  return todo('open the mill')
}
