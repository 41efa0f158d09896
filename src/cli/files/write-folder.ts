import { resolve } from 'path';
import { Io } from '../console/io';
import { toldOf, writeFiles } from '../../output/write-files';
import { Refusal } from '../../values/refusal';

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  ENOSPC: 'no space is left',
  ENOTDIR: 'a file is in the place of a folder',
  EROFS: 'the file system is read-only',
};

/** Writes all files or none, and prints the changes. @internal */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>, io: Io): void {
  if (folder.trim() === '') {
    throw new Refusal('output-path', '--output-dir is empty: set it to the path of a folder');
  }
  let difference;
  try {
    difference = writeFiles(resolve(io.cwd, folder), files);
  } catch (e) {
    const { code, message } = e as NodeJS.ErrnoException;
    throw code === undefined || e instanceof Refusal ? e
      : new Refusal('output-unwritable', `cannot write ${folder}: ${REASONS[code] ?? message}`);
  }
  io.err.write(`${toldOf(folder, files, difference)}\n`);
}
