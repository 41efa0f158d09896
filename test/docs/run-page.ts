import * as fs from 'fs';
import * as path from 'path';
import { Columns, columnsOf } from './expression-tables';
import { expressionsOf, rewriteBlocks, rewriteTables } from './markdown';
import { Project } from './project';
import { RefusalName, REFUSALS } from '../../src/values/refusal';

/** What became of a page that was followed from its beginning to its end. */
export interface Followed {
  /** The page, with what was really printed. */
  readonly text: string;
  /** Where the TypeScript of the page is, as it was after each step. */
  readonly steps: readonly string[];
}

/**
 * Does what a page says: writes its files, runs its commands, and puts what they print where the page shows it.
 *
 * Fails when a part of a generated file is shown that is not there.
 */
export function runPage(page: string): Followed {
  const project = new Project();
  let declarations = '';
  const text = rewriteBlocks(page, ({ directive, argument, code }) => {
    switch (directive) {
      case 'file':
        project.write(argument, code);
        return code;
      case 'change':
        project.write(argument, changed(project.read(argument), argument, code));
        return code;
      case 'shows':
        shows(project.read(argument), argument, code);
        return code;
      case 'run':
      case 'fails':
        if (!code.startsWith('$ ')) {
          project.run(code, directive === 'fails');
          return code;
        }
        return commandsOf(code).map(command => `$ ${command}\n${ended(project.run(command, directive === 'fails'))}`).join('');
      case 'message':
        return `${messageOf(argument as RefusalName)}\n`;
      case 'values':
        declarations += code;
        return code;
      case 'not run':
        if (argument === '') {
          throw new Error(`a block that is not run has to say why:\n${code}`);
        }
        return code;
    }
  });
  const expressions = expressionsOf(text);
  const columns: ReadonlyMap<string, Columns> = expressions.length === 0 ? new Map() : columnsOf(project, declarations, expressions);
  return { text: rewriteTables(text, expression => columns.get(expression)!), steps: project.steps };
}

function changed(text: string, file: string, difference: string): string {
  return difference.split(/^@@.*\n/m).filter(hunk => hunk !== '').reduce((before, hunk) => {
    const lines = (signs: string): string => hunk.split('\n').filter(line => line !== '' && signs.includes(line[0])).map(line => `${line.slice(1)}\n`).join('');
    const [old, replaced] = [lines(' -'), lines(' +')];
    const parts = before.split(old);
    if (parts.length !== 2) {
      throw new Error(`${file} should have these lines once, and has them ${parts.length - 1} times:\n${old}`);
    }
    return parts.join(replaced);
  }, text);
}

function shows(written: string, file: string, part: string): void {
  if (part.trim() === '' || !written.includes(part.trimEnd())) {
    throw new Error(`this is not in ${file}:\n${part}\n${file} is:\n${written}`);
  }
}

/** The lines behind `$ `, with those that a backslash continues. */
function commandsOf(code: string): string[] {
  return [...code.matchAll(/^\$ ((?:.*\\\n)*.*)$/gm)].map(([, command]) => command);
}

function ended(text: string): string {
  return text.trim() === '' ? '' : `${text.trimEnd()}\n`;
}

const SNAPSHOT = path.join(__dirname, '../values/__snapshots__/refusals.test.ts.snap');

/** The message that the test of a refusal sees. */
function messageOf(name: RefusalName): string {
  if (!(name in REFUSALS)) {
    throw new Error(`there is no refusal "${name}"`);
  }
  const snapshots: { [title: string]: string } = {};
  // eslint-disable-next-line no-new-func
  new Function('exports', fs.readFileSync(SNAPSHOT, 'utf8'))(snapshots);
  const [, message] = Object.entries(snapshots).find(([title]) => title.startsWith(`every refusal ${name} `)) ?? [];
  if (message === undefined) {
    throw new Error(`the test of the refusal ${name} has no snapshot: run npx jest test/values/refusals`);
  }
  return message.trim().replace(/^"([\s\S]*)"$/, '$1');
}
