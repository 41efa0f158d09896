import * as fs from 'fs';
import { PinnedProgram } from './pinned-program';

/** The programs that a file of scenarios names in its first comment: `@programs aim-3.29 nginx`. */
export function programsOf(file: string): PinnedProgram[] {
  const [comment] = /^\s*\/\*\*[\s\S]*?\*\//.exec(fs.readFileSync(file, 'utf8')) ?? [''];
  return [...comment.matchAll(/@programs +([^\n*]+)/g)].flatMap(([, names]) => names.trim().split(/ +/)).map(name => new PinnedProgram(name));
}
