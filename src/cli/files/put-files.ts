import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';

/** Writes files to a directory, and returns it. @internal */
export function putFiles(folder: string, files: Iterable<readonly [path: string, text: string]>): string {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
