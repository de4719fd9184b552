import {compile} from './graders/compile.ts'
