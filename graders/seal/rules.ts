// In the bundle of the reader this module imports every rule of ../rules (pristine.ts writes it).
import type { RuleModule } from '../source-rules.ts'

/** The modules of the rules, by the names of their files. */
export const modules: Readonly<Record<string, RuleModule>> = {}
