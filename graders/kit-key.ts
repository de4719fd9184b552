// Which kit this is: what was made or judged by another one has to be made or judged anew.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Another word as soon as what grades has changed: the kit's own modules, the runtime, the packages. */
export function kitKey(root: string): string {
  const hash = createHash('sha1').update(root).update(process.version)
  for (const room of [
    'graders',
    'graders/cards',
    'graders/explore',
    'graders/timeline',
    'runtime',
  ]) {
    for (const file of readdirSync(join(root, room)).sort()) {
      if (!file.endsWith('.ts')) continue
      hash.update(file).update(readFileSync(join(root, room, file)))
    }
  }
  return hash
    .update(String(statSync(join(root, 'package-lock.json')).size))
    .digest('hex')
    .slice(0, 16)
}
