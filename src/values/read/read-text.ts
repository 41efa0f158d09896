import { closeSync, openSync, readSync } from 'fs';
import { Refusal } from '../refusal';

/** Helm stores the values of a release in a Secret, which holds 1 MiB. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * The text of a file from the user. Refuses one that cannot be read, is not UTF-8, or is much too large.
 *
 * @param file its path, or a file descriptor.
 * @param name its name in messages, such as `the values file mine.yaml`.
 * @internal
 */
export function readText(file: string | number, name: string): string {
  const bytes = readBytes(file, name);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal('values-unreadable', `${name} cannot be read: it is not UTF-8`);
  }
}

/** In pieces, since pipes and devices have no known size. */
function readBytes(file: string | number, name: string): Buffer {
  const refuse = (why: string): never => {
    throw new Refusal('values-unreadable', `${name} cannot be read: ${why}`);
  };
  const pieces: Buffer[] = [];
  let opened: number | undefined;
  try {
    const from = typeof file === 'number' ? file : opened = openSync(file, 'r');
    for (let total = 0; ;) {
      const piece = Buffer.alloc(65536);
      const count = readPiece(from, piece);
      if (count === 0) {
        return Buffer.concat(pieces);
      }
      pieces.push(piece.subarray(0, count));
      if ((total += count) > MAX_BYTES) {
        return refuse(`it is larger than ${MAX_BYTES / 2 ** 20} MiB, and Helm stores the values of a release in a Secret, which holds 1 MiB`);
      }
    }
  } catch (error) {
    if (error instanceof Refusal) {
      throw error;
    }
    return refuse(reasonOf(error as NodeJS.ErrnoException));
  } finally {
    if (opened !== undefined) {
      closeSync(opened);
    }
  }
}

/** 0 at the end of the file. A terminal or pipe without data is read again. */
function readPiece(from: number, piece: Buffer): number {
  for (;;) {
    try {
      return readSync(from, piece, 0, piece.length, null);
    } catch (error) {
      switch ((error as NodeJS.ErrnoException).code) {
        case 'EAGAIN':
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
          break;
        case 'EOF':
          return 0;
        default:
          throw error;
      }
    }
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return 'it does not exist';
    case 'EISDIR':
      return 'it is a directory';
    case 'ENOTDIR':
      return 'a part of the path is not a directory';
    case 'EACCES':
      return 'permission denied';
    default:
      return message;
  }
}
