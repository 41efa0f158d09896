import * as fs from 'fs';

/** The names of the programs that a file of scenarios names in its first comment: `@programs aim-3.29 nginx`. */
export function programsOf(file: string): string[] {
  return [...firstComment(file).matchAll(/@programs +([^\n*]+)/g)].flatMap(([, names]) => names.trim().split(/ +/));
}

/** The modules that a file of scenarios reads sources of, with the program that is compiled from them: `@sources PROGRAM MODULE`. */
export function sourcesNamedIn(file: string): Array<readonly [program: string, module: string]> {
  return [...firstComment(file).matchAll(/@sources +(\S+) +(\S+)/g)].map(([, program, module]) => [program, module] as const);
}

/** Whether a file of scenarios says in its first comment that it needs an API server: `@cluster`. */
export function needsCluster(file: string): boolean {
  return /@cluster\b/.test(firstComment(file));
}

function firstComment(file: string): string {
  const [comment] = /^\s*\/\*\*[\s\S]*?\*\//.exec(fs.readFileSync(file, 'utf8')) ?? [''];
  return comment;
}
