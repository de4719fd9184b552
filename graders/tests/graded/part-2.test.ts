import { gradesPart } from '../grading.ts'

gradesPart(import.meta.filename)
