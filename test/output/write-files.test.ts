import * as fs from 'fs';
import { basename, dirname, join } from 'path';
import { differenceOf, FileSystem, LIST_FILE, writeFiles } from '../../src/output/write-files';
import { scratch } from '../support/scratch';

const OLD = { 'helm/a/Chart.yaml': 'name: a\n', 'helm/a/values.yaml': 'x: 1\n', 'helm/gone/Chart.yaml': 'name: gone\n', 'yaml/a.yaml': 'kind: A\n' };
const NEW = { 'helm/a/Chart.yaml': 'name: a\n', 'helm/a/values.yaml': 'x: 2\n', 'helm/b/Chart.yaml': 'name: b\n', 'yaml/a.yaml': 'kind: A\n' };

function map(files: { [path: string]: string }): Map<string, string> {
  return new Map(Object.entries(files));
}

/** The files of a folder without the list; undefined when the folder is not there. */
function read(root: string, at = ''): { [path: string]: string } | undefined {
  if (!fs.existsSync(root)) {
    return undefined;
  }
  const found: { [path: string]: string } = {};
  for (const entry of fs.readdirSync(join(root, at), { withFileTypes: true })) {
    const path = at === '' ? entry.name : `${at}/${entry.name}`;
    if (entry.isDirectory()) {
      Object.assign(found, read(root, path));
    } else if (!path.startsWith(LIST_FILE)) {
      found[path] = fs.readFileSync(join(root, path), 'utf8');
    }
  }
  return found;
}

function output(files: { [path: string]: string } = OLD): string {
  const root = join(scratch(), 'charts-out');
  writeFiles(root, map(files));
  return root;
}

const WRITING = ['chmodSync', 'copyFileSync', 'linkSync', 'mkdirSync', 'renameSync', 'rmSync', 'utimesSync', 'writeFileSync'];

/** A file system that fails at the n-th change; after a crash nothing works any more. */
function failing(at: number, how: 'error' | 'crash', code = 'EIO'): FileSystem & { reached: boolean } {
  let count = 0;
  let crashed = false;
  const fake: any = { reached: false };
  for (const [name, call] of Object.entries(fs)) {
    fake[name] = typeof call !== 'function' || !name.endsWith('Sync') ? call : (...args: unknown[]) => {
      if (crashed || WRITING.includes(name) && count++ === at) {
        fake.reached = true;
        crashed = how === 'crash';
        throw Object.assign(new Error(`${name} fails`), { code });
      }
      return (call as any)(...args);
    };
  }
  return fake;
}

/** Calls the function with a failure at every change in turn, until there are no more. */
function atEveryChange(how: 'error' | 'crash', run: (fake: FileSystem, failed: () => boolean) => void): number {
  for (let at = 0; ; at++) {
    const fake = failing(at, how);
    run(fake, () => fake.reached);
    if (!fake.reached) {
      return at;
    }
  }
}

test('creates a directory with its parents', () => {
  const root = join(scratch(), 'some', 'where', 'charts-out');
  expect(writeFiles(root, map(OLD))).toEqual({ added: [LIST_FILE, ...Object.keys(OLD)], changed: [], removed: [] });
  expect(read(root)).toEqual(OLD);
  expect(fs.readdirSync(dirname(root))).toEqual(['charts-out']);
});

test('replaces changed files, and removes files and directories that are no longer generated', () => {
  const root = output();
  expect(writeFiles(root, map(NEW))).toEqual({
    added: ['helm/b/Chart.yaml'], changed: [LIST_FILE, 'helm/a/values.yaml'], removed: ['helm/gone/Chart.yaml'],
  });
  expect(read(root)).toEqual(NEW);
  expect(fs.readdirSync(join(root, 'helm'))).toEqual(['a', 'b']);
  expect(fs.readdirSync(dirname(root))).toEqual(['charts-out']);
});

test('reports differences without writing', () => {
  const root = output();
  expect(differenceOf(root, map(OLD))).toEqual({ added: [], changed: [], removed: [] });
  expect(differenceOf(root, map(NEW))).toMatchObject({ added: ['helm/b/Chart.yaml'], removed: ['helm/gone/Chart.yaml'] });
  expect(read(root)).toEqual(OLD);
});

test('an unchanged file keeps its time, and so does an unchanged directory', () => {
  const root = output();
  const same = join(root, 'yaml/a.yaml');
  fs.utimesSync(same, 1000, 1000);
  fs.utimesSync(root, 1000, 1000);
  writeFiles(root, map(OLD));
  expect(fs.statSync(root).mtimeMs).toBe(1_000_000);
  writeFiles(root, map(NEW));
  expect(fs.statSync(same).mtimeMs).toBe(1_000_000);
});

test('a file that did not change keeps its time where there are no links', () => {
  const root = output();
  const same = join(root, 'yaml/a.yaml');
  fs.utimesSync(same, 1000, 1000);
  writeFiles(root, map(NEW), { ...fs, linkSync: () => { throw new Error('no links'); } });
  expect(fs.statSync(same).mtimeMs).toBe(1_000_000);
  expect(read(root)).toEqual(NEW);
});

test('the list of the files is sorted and has one path a line', () => {
  expect(fs.readFileSync(join(output(), LIST_FILE), 'utf8')).toBe([
    '# Written by cdk8s-mlops, which replaces or removes the files that are listed here. Others do not belong in this folder.',
    LIST_FILE, 'helm/a/Chart.yaml', 'helm/a/values.yaml', 'helm/gone/Chart.yaml', 'yaml/a.yaml', '',
  ].join('\n'));
});

describe('a failure', () => {
  test('leaves either the old or the new files, and nothing else', () => {
    const outcomes = new Set<string>();
    const changes = atEveryChange('error', (fake, failed) => {
      const root = output();
      try {
        writeFiles(root, map(NEW), fake);
      } catch {
        expect(read(root)).toEqual(OLD);
      }
      expect([OLD, NEW]).toContainEqual(read(root));
      outcomes.add(`${failed()} ${read(root)!['helm/a/values.yaml']}`);
      writeFiles(root, map(NEW));
      expect(read(root)).toEqual(NEW);
      expect(fs.readdirSync(dirname(root))).toEqual(['charts-out']);
    });
    expect(changes).toBeGreaterThan(8);
    expect([...outcomes].sort()).toEqual(['false x: 2\n', 'true x: 1\n', 'true x: 2\n']);
  });

  test('of the process leaves the old files or the new ones, and the next run knows', () => {
    let between = 0;
    const changes = atEveryChange('crash', fake => {
      const root = output();
      try {
        writeFiles(root, map(NEW), fake);
      } catch {
        // As a killed process, which says nothing.
      }
      if (!fs.existsSync(root)) {
        between++;
        expect(read(join(dirname(root), '.charts-out.cdk8s-mlops', 'old'))).toEqual(OLD);
      } else {
        expect([OLD, NEW]).toContainEqual(read(root));
      }
      writeFiles(root, map(OLD));
      expect(read(root)).toEqual(OLD);
      expect(fs.readdirSync(dirname(root))).toEqual(['charts-out']);
    });
    expect(changes).toBeGreaterThan(8);
    expect(between).toBe(1);
  });

  test('when there was nothing before leaves nothing', () => {
    atEveryChange('error', (fake, failed) => {
      const root = join(scratch(), 'charts-out');
      try {
        writeFiles(root, map(NEW), fake);
      } catch {
        expect(fs.readdirSync(dirname(root)).filter(name => name === basename(root))).toEqual([]);
      }
      expect([undefined, NEW]).toContainEqual(read(root));
      expect(failed() || read(root) !== undefined).toBe(true);
    });
  });
});

describe('a directory that cannot be renamed', () => {
  /** Every rename of the folder itself fails. */
  function fixed(root: string, fake: FileSystem = fs, code = 'EBUSY'): FileSystem {
    return {
      ...fake,
      renameSync: (from: fs.PathLike, to: fs.PathLike) => {
        if (from === root || to === root) {
          throw Object.assign(new Error('busy'), { code });
        }
        fake.renameSync(from, to);
      },
    };
  }

  test.each(['EBUSY', 'EXDEV', 'EPERM', 'EACCES'])('gets its files one by one (%s)', code => {
    const root = output();
    const { ino } = fs.statSync(root);
    writeFiles(root, map(NEW), fixed(root, fs, code));
    expect(read(root)).toEqual(NEW);
    expect(fs.statSync(root).ino).toBe(ino);
    expect(differenceOf(root, map(NEW))).toEqual({ added: [], changed: [], removed: [] });
    expect(fs.readdirSync(join(root, 'helm'))).toEqual(['a', 'b']);
  });

  test('is updated file by file if its parent is read-only', () => {
    const root = output();
    writeFiles(root, map(NEW), { ...fs, mkdirSync: ((path: string, options: any) => {
      if (path.endsWith('.cdk8s-mlops')) {
        throw Object.assign(new Error('read-only'), { code: 'EROFS' });
      }
      return fs.mkdirSync(path, options);
    }) as typeof fs.mkdirSync });
    expect(read(root)).toEqual(NEW);
  });

  test('is completed by the next run, wherever a killed process stopped', () => {
    const changes = atEveryChange('crash', fake => {
      const root = output();
      try {
        writeFiles(root, map(NEW), fixed(root, fake));
      } catch {
        // As a killed process.
      }
      for (const [path, text] of Object.entries(read(root)!)) {
        expect([(OLD as any)[path], (NEW as any)[path]]).toContain(text);
      }
      writeFiles(root, map(OLD), fixed(root));
      expect(fs.readdirSync(root).sort()).toEqual([LIST_FILE, 'helm', 'yaml']);
      expect(read(root)).toEqual(OLD);
    });
    expect(changes).toBeGreaterThan(12);
  });

  test('is the working directory: it stays the same directory', () => {
    const root = output();
    const before = process.cwd();
    process.chdir(join(root, 'helm'));
    try {
      writeFiles(root, map(NEW));
      expect(fs.readdirSync('.')).toEqual(['a', 'b']);
    } finally {
      process.chdir(before);
    }
  });

  test('replaces a file with a directory and vice versa', () => {
    const root = output({ 'a': '1\n', 'b/c': '2\n' });
    writeFiles(root, map({ 'a/c': '1\n', 'b': '2\n' }), fixed(root));
    expect(read(root)).toEqual({ 'a/c': '1\n', 'b': '2\n' });
  });
});

test('a link to the directory stays a link', () => {
  const root = output();
  const link = join(scratch(), 'link');
  fs.symlinkSync(root, link);
  writeFiles(link, map(NEW));
  expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
  expect(read(root)).toEqual(NEW);
});

describe('output-foreign', () => {
  test('files that were not generated are not lost', () => {
    const root = output();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      fs.writeFileSync(join(root, 'helm', `${name}.md`), '');
    }
    fs.symlinkSync('/nowhere', join(root, 'helm', 'link'));
    expect(() => writeFiles(root, map(NEW))).toThrow(`${root} has files that were not generated (helm/a.md, helm/b.md, helm/c.md, helm/d.md, ` +
      'helm/e.md and 1 more): move or delete them');
    fs.rmSync(join(root, 'helm', 'link'));
    expect(read(root)).toMatchObject(OLD);
  });

  test('a directory without a list is taken over if it has only generated files', () => {
    const root = output();
    fs.rmSync(join(root, LIST_FILE));
    writeFiles(root, map(OLD));
    fs.rmSync(join(root, LIST_FILE));
    expect(() => writeFiles(root, map(NEW))).toThrow(`${root} has files that were not generated (helm/gone/Chart.yaml): ` +
      'move or delete them');
  });

  test('a list with merge conflicts still lists the generated files', () => {
    const root = output();
    const list = join(root, LIST_FILE);
    fs.writeFileSync(list, fs.readFileSync(list, 'utf8').replace('helm/gone/', '<<<<<<< ours\r\n=======\r\n>>>>>>> theirs\r\nhelm/gone/'));
    writeFiles(root, map(NEW));
    expect(read(root)).toEqual(NEW);
  });

  test('files of file managers are ignored', () => {
    const root = output();
    fs.writeFileSync(join(root, 'helm', 'gone', '.DS_Store'), '');
    writeFiles(root, map(NEW));
    expect(read(root)).toEqual(NEW);
  });

  test('a file has the path of the directory', () => {
    const root = join(scratch(), 'charts-out');
    fs.writeFileSync(root, 'mine');
    expect(() => writeFiles(root, map(NEW))).toThrow(`${root} is a file, expected a directory: move it elsewhere`);
    expect(fs.readFileSync(root, 'utf8')).toBe('mine');
  });
});

describe('output-busy', () => {
  test('two processes do not write a directory at the same time', () => {
    const root = output();
    const work = join(dirname(root), '.charts-out.cdk8s-mlops');
    fs.mkdirSync(work);
    fs.writeFileSync(join(work, 'pid'), `${process.ppid}\n`);
    expect(() => writeFiles(root, map(NEW))).toThrow(`${root} is being written by process ${process.ppid}: wait for it, ` +
      `or delete ${join(work, 'pid')} if that process is unrelated`);
    expect(read(root)).toEqual(OLD);
    fs.rmSync(join(work, 'pid'));
    writeFiles(root, map(NEW));
    expect(read(root)).toEqual(NEW);
  });

  test('a process that begins at the same moment is seen too', () => {
    const root = output();
    expect(() => writeFiles(root, map(NEW), { ...fs, mkdirSync: () => { throw Object.assign(new Error(), { code: 'EEXIST' }); } }))
      .toThrow(`${root} is being written by another process: wait for it`);
    expect(read(root)).toEqual(OLD);
  });
});

describe('output-path', () => {
  const names = 'expected names separated by slashes, without `\\ : * ? " < > |` and control characters, and no name that ends with a dot or a space';

  test.each([
    ['../a', names], ['/a', names], ['a//b', names], ['a/./b', names], ['', names], ['a\\b', names], ['c:/a', names], ['a\nb', names], ['a.', names],
    [LIST_FILE, 'the list of the generated files has that name'],
  ])('%j is refused', (path, why) => {
    const root = join(scratch(), 'charts-out');
    expect(() => writeFiles(root, map({ [path]: '' }))).toThrow(`${JSON.stringify(path)} is not a valid path of a generated file: ${why}`);
    expect(fs.existsSync(root)).toBe(false);
  });

  test.each([
    [{ 'a/b': '', 'a/B': '' }, '"a/B"', 'a/b'],
    [{ 'a/b': '', 'A/c': '' }, '"A/c"', 'a/'],
    [{ 'a': '', 'a/b': '' }, '"a/b"', 'a'],
    [{ 'a/b': '', 'a': '' }, '"a"', 'a/'],
  ])('two paths that a file system could take for one are refused: %j', (files, path, other) => {
    expect(() => writeFiles(join(scratch(), 'charts-out'), map(files as any)))
      .toThrow(`${path} is not a valid path of a generated file: ${other} is there too`);
  });
});
