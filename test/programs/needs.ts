import * as fs from 'fs';

/** The names of the programs that a file of scenarios names in its first comment: `@programs aim-3.29 nginx`. */
export function programsOf(file: string): string[] {
  return [...firstComment(file).matchAll(/@programs +([^\n*]+)/g)].flatMap(([, names]) => names.trim().split(/ +/));
}

/** Whether a file of scenarios says in its first comment that it needs an API server: `@cluster`. */
export function needsCluster(file: string): boolean {
  return /@cluster\b/.test(firstComment(file));
}

function firstComment(file: string): string {
  const [comment] = /^\s*\/\*\*[\s\S]*?\*\//.exec(fs.readFileSync(file, 'utf8')) ?? [''];
  return comment;
}
