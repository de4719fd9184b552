// What the rules of rules/ find in one file: the same wherever the file comes from, a student's desk
// (source-thread.ts) or a submission (seal/read.ts).
import type { SourceFile } from 'ts-morph'
import type { Finding, Rule } from './rules/finding.ts'

/** A rule, by the name of its file. */
export type NamedRule = {
  readonly name: string
  readonly rule: Rule
  /** Chapters in which it finds nothing, by number. */
  readonly exceptIn: readonly number[]
}

/** What a module of rules/ exports: `no-x.ts` exports `noX`. */
export type RuleModule = Readonly<Record<string, unknown>>

/** Is a file of rules/ a rule, and no helper of theirs? */
export function isRule(file: string): boolean {
  return /^(no|only)-.*\.ts$/.test(file)
}

/** The rule that a module exports, under the name of its file. */
export function ruleOf(name: string, module: RuleModule): NamedRule {
  const camelCase = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  const { EXCEPT_IN: exceptIn = [] } = module
  return { name, rule: module[camelCase] as Rule, exceptIn: exceptIn as readonly number[] }
}

/** Everything that the rules find in a file; its path tells the chapter. */
export function findingsIn(source: SourceFile, rules: readonly NamedRule[]): Finding[] {
  const chapter = Number(/\/(\d\d)-[^/]+\//.exec(source.getFilePath())?.[1])
  const asked = rules.filter(({ exceptIn }) => !exceptIn.includes(chapter))
  return asked.flatMap((rule) => judged(rule, source))
}

/**
 * Leaves out what was given: lines of a stub that its solution keeps, and that a rule finds in the
 * solution, too. A line that the solution changes may be the very mistake to repair. `nameOf` tells
 * what stands in `given` for a finding.
 */
export function withoutGiven(
  found: readonly Finding[],
  source: SourceFile,
  given: readonly string[],
  nameOf: (finding: Finding, source: SourceFile) => string = lineOf,
): Finding[] {
  const kept = [...given]
  return found.filter((finding) => {
    const place = kept.indexOf(nameOf(finding, source))
    if (place >= 0) kept.splice(place, 1)
    return place < 0
  })
}

/** A finding's rule and its line as it is written. */
export function lineOf({ rule, line }: Finding, source: SourceFile): string {
  return `${rule}: ${source.getFullText().split('\n')[line - 1]?.trim()}`
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function judged({ name, rule }: NamedRule, source: SourceFile): Finding[] {
  try {
    return rule(source)
  } catch (error) {
    return [brokenRule(name, error)]
  }
}

// A rule that fails is the kit's mistake: a remark that changes no verdict.
function brokenRule(name: string, error: unknown): Finding {
  return {
    rule: name,
    level: 'style',
    line: 1,
    column: 1,
    seen: {
      en: `The kit's rule ${name} stopped with an error: ${messageOf(error)}.`,
      es: `La regla ${name} del kit se ha detenido con un error: ${messageOf(error)}.`,
    },
    advice: {
      en: 'The exercise was judged without it. Please report this to the authors of the kit.',
      es: 'El ejercicio se ha evaluado sin ella. Conviene avisar a los autores del kit.',
    },
  }
}
