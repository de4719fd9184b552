// The attacks that end with their process, and what all of them are worth where no walls are.
import { expect, it } from 'vitest'
import { lists } from './catalogue.ts'
import { gains, tryAttacks } from './court.ts'

tryAttacks(true)

it('without walls at least ten of these attacks succeed', async () => {
  const gaining: string[] = []
  for (const attack of [...lists.primordials, ...lists.forging, ...lists.values]) {
    if (await gains(attack)) gaining.push(attack.title)
    if (gaining.length >= 10) return
  }
  expect.fail(`only these succeed:\n${gaining.join('\n')}`)
}, 300_000)
