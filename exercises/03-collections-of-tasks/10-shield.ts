// Many callers want the same big file: it is downloaded once, for all of them. A caller who loses
// patience goes away; the download goes on. And what is being saved is saved to the end.
//
// Muchos piden el mismo archivo grande: se descarga una vez, para todos. Quien pierde la paciencia se
// va; la descarga sigue. Y lo que se está guardando se guarda hasta el final.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** A function for many callers: each call waits for one and the same download. */
export function share(download: () => Coroutine<string>): () => Coroutine<string> {
  // TODO: the first call starts the download, all calls wait for it, and no caller can stop it.
  return todo('share one download')
}

/** Saves to the end, also when it is cancelled meanwhile; then it ends with the CancelledError. */
export function* finish(save: () => Coroutine<void>): Coroutine<void> {
  // TODO: let nobody stop the save, and do not end before it has ended.
  return todo('save to the end')
}
