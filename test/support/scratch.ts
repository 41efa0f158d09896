import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

let root: string | undefined;
let count = 0;

/** A new empty folder, gone when the process ends. */
export function scratch(): string {
  if (root === undefined) {
    const made = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-mlops-'));
    process.on('exit', () => fs.rmSync(made, { recursive: true, force: true }));
    root = made;
  }
  const folder = path.join(root, String(count++));
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

/** Writes files, given by their relative paths, and their folders; returns the folder. */
export function writeFiles(files: { readonly [name: string]: string }, folder = scratch()): string {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  return folder;
}
