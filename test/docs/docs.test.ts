import * as fs from 'fs';
import * as path from 'path';
import { apiReference } from './api-reference';
import { brokenLinks } from './links';
import { GENERATED, readPage, ROOT, writtenPages } from './pages';
import { runPage } from './run-page';
import { typecheck } from './typecheck';
import { AnyExpression, BooleanExpression, BuiltIns, Fn, ItemShape, ListExpression, Loop, MapExpression, NumberExpression, StringExpression, Values } from '../../src';
import { REFUSALS } from '../../src/values/refusal';

const STALE = 'npm run docs writes what is printed now; read it before you commit it';
const pages = writtenPages();
const steps: string[] = [];

describe('the documentation', () => {
  it.each(pages)('shows in %s the actual output', page => {
    const text = readPage(page);
    const followed = runPage(text);
    steps.push(...followed.steps);
    expect({ page: followed.text, STALE }).toEqual({ page: text, STALE });
  }, 300_000);

  it('holds TypeScript that compiles', () => {
    expect(steps.length).toBeGreaterThan(0);
    expect(typecheck(steps)).toEqual([]);
  });

  it('has every refusal in the page of errors, with its message', () => {
    const page = readPage('docs/errors.md');
    const sections = [...page.matchAll(/^### `([\w-]+)`$/gm)].map(([, name]) => name);
    const messages = [...page.matchAll(/^<!-- message: ([\w-]+) -->$/gm)].map(([, name]) => name);
    expect([...sections].sort()).toEqual(Object.keys(REFUSALS).sort());
    expect(messages).toEqual(sections);
  });

  it.each([AnyExpression, BooleanExpression, BuiltIns, ListExpression, Loop, MapExpression, NumberExpression, StringExpression].map(type => [type.name, type] as const))(
    'has every method of %s in the guide to expressions', (_name, type) => {
      expect(publicNames(type.prototype).filter(name => !readPage('docs/expressions.md').includes(`.${name}`))).toEqual([]);
    });

  it('has every function of Fn in the guide to expressions', () => {
    expect(publicNames(Fn).filter(name => !readPage('docs/expressions.md').includes(`Fn.${name}(`))).toEqual([]);
  });

  it('has every declaration in the guide to values', () => {
    const page = readPage('docs/values.md');
    expect(publicNames(Values.prototype).filter(name => !new RegExp(`\\b(v|values)\\.${name}\\(|\`${name}\\(`).test(page))).toEqual([]);
    expect(publicNames(ItemShape).filter(name => !page.includes(`ItemShape.${name}(`))).toEqual([]);
  });

  it('leads from its index to every page', () => {
    const index = readPage('docs/README.md');
    const all = fs.readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter(name => /^[^/\\]+\.md$/.test(name) && name !== 'README.md');
    expect(all.filter(name => !index.includes(`(${name})`))).toEqual([]);
  });

  it.each([...pages, ...generatedPages(), ...chartReadmes()])('has no link in %s that leads nowhere', page => {
    expect(brokenLinks(page)).toEqual([]);
  });

  it('has an API reference with the current docstrings', () => {
    const folder = path.join(ROOT, 'docs/api');
    const written = Object.fromEntries(fs.readdirSync(folder).map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
    expect({ pages: written, STALE }).toEqual({ pages: Object.fromEntries(apiReference()), STALE });
  });
});

/** Names of members that are there for users. */
function publicNames(of: object): string[] {
  const members = Object.getOwnPropertyNames(of).filter(name => !/^(_.*|constructor|length|name|prototype|toString|resolve)$/.test(name) || (name === 'length' && of === ListExpression.prototype));
  // TypeScript's private members are no secret to JavaScript; the declarations of jsii are the list.
  const type = assembly().types[`cdk8s-mlops.${(of as any).name ?? (of as any).constructor.name}`];
  const declared = new Set([...type?.methods ?? [], ...type?.properties ?? []].map((member: any) => member.name));
  return members.filter(name => declared.has(name));
}

function assembly(): any {
  return JSON.parse(fs.readFileSync(path.join(ROOT, '.jsii'), 'utf8'));
}

function chartReadmes(): string[] {
  return fs.readdirSync(path.join(ROOT, 'charts-out/helm')).map(chart => `charts-out/helm/${chart}/README.md`);
}

function generatedPages(): string[] {
  const api = fs.readdirSync(path.join(ROOT, 'docs/api')).map(name => `docs/api/${name}`);
  return [...api, ...fs.readdirSync(path.join(ROOT, 'docs')).map(name => `docs/${name}`).filter(page => page.endsWith('.md') && readPage(page).startsWith(GENERATED))];
}
