import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';

/** Writes files into a folder for a moment, and gives the folder. @internal */
export function putFiles(folder: string, files: Iterable<readonly [path: string, text: string]>): string {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
