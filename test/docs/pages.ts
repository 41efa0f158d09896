import * as fs from 'fs';
import * as path from 'path';

export const ROOT = path.join(__dirname, '../..');

/** Pages that are written by programs from beginning to end; each begins with this. */
export const GENERATED = '<!-- Generated';

/** The pages that people write, by their path in the repository. */
export function writtenPages(): string[] {
  const docs = fs.readdirSync(path.join(ROOT, 'docs')).filter(name => name.endsWith('.md')).map(name => `docs/${name}`);
  return ['README.md', ...docs].filter(page => !readPage(page).startsWith(GENERATED));
}

export function readPage(page: string): string {
  return fs.readFileSync(path.join(ROOT, page), 'utf8');
}
