// One word for one thing: no text of the kit uses a word that the glossary rules out.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const GLOSSARY = '.github/GLOSSARY.md'
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

const files = execFileSync('git', ['ls-files', '*.md', '*.ts'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && file !== GLOSSARY && !file.includes('/tests/'))
  .filter((file) => existsSync(join(ROOT, file)))

const ruledOut = read(GLOSSARY)
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .flatMap((line) => (line.split('|')[3] ?? '').split(','))
  .map((word) => word.trim())
  .filter((word) => word !== '')

/** The places of a word, in any number and however it is written. */
function placesOf(word: string): string[] {
  const shape = new RegExp(`(?<!\\p{L})${word}e?s?(?!\\p{L})`, 'iu')
  return files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (shape.test(line) ? [`${file}:${index + 1}`] : [])),
  )
}

describe('the glossary', () => {
  it('rules words out', () => expect(ruledOut.length).toBeGreaterThan(8))

  it.each(ruledOut)('nobody writes %s', (word) => expect(placesOf(word)).toEqual([]))
})
