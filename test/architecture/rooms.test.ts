import * as fs from 'fs';
import * as path from 'path';
import { preProcessFile } from 'typescript';

/**
 * Which room of the sources may import which, from the bottom to the top. A room is a folder, without those in it, or a
 * file that stands for itself. It may import from itself and from what is named; `values/` is the room `values` and all
 * rooms in it.
 *
 * Lists of exports are made of what is beside and below them, and nothing but `src/index.ts` imports one.
 */
const ROOMS: { readonly [room: string]: readonly string[] } = {
  'package.ts': [],
  'imports': [],

  'values': [],
  'values/kubernetes': ['values'],
  'values/read': ['values'],
  'values/schema': ['values', 'values/kubernetes'],
  'values/declare': ['values', 'values/kubernetes', 'values/schema'],

  'expr/node': ['values', 'values/kubernetes', 'values/schema'],
  'expr/functions': ['values', 'values/schema', 'expr/node'],
  'expr/token': ['values', 'expr/node', 'expr/functions'],
  'expr/template': ['values'],
  'expr/expression': ['values/', 'expr/'],

  'manifest/model': ['values/', 'expr/node'],
  'manifest/source': ['values/', 'expr/', 'manifest/model'],
  'manifest/scope': ['values/', 'expr/', 'manifest/model', 'manifest/source'],
  'manifest/names': ['values/', 'expr/', 'manifest/model', 'manifest/scope'],
  'manifest/rewrite': ['values/', 'expr/', 'manifest/model', 'manifest/source', 'manifest/scope', 'manifest/names'],
  'manifest/checks': ['values/', 'expr/', 'manifest/model', 'manifest/source', 'manifest/scope', 'manifest/names'],
  'manifest/json': ['values/', 'expr/'],
  'manifest': ['values/', 'expr/', 'manifest/'],

  'plain': ['values/', 'expr/node', 'expr/functions', 'manifest/model', 'manifest/source'],

  'helm/template': ['values/', 'expr/node', 'expr/functions', 'expr/template', 'manifest/model'],
  // The README says the names that objects have by default.
  'helm/files': ['values/', 'expr/node', 'manifest/model', 'plain'],
  'helm': ['values/', 'manifest/model', 'helm/'],

  'chart': ['package.ts', 'values/', 'expr/', 'manifest/', 'plain'],
  'output': ['values/', 'expr/', 'manifest/', 'plain', 'helm/', 'chart'],

  'kit': ['values/', 'expr/', 'manifest/scope', 'plain', 'chart'],
  'kit/access': ['values/', 'expr/', 'manifest/names', 'manifest/scope', 'chart', 'kit'],
  'kit/config': ['values/', 'expr/', 'manifest/names', 'manifest/scope', 'plain', 'chart', 'kit'],
  'kit/definition': ['values/', 'expr/', 'kit'],
  'kit/network': ['values/', 'expr/', 'imports', 'manifest/scope', 'chart', 'kit'],
  'kit/storage': ['values/', 'expr/', 'manifest/scope', 'chart', 'kit', 'kit/network'],
  'kit/workload': ['values/', 'expr/', 'manifest/scope', 'chart', 'kit', 'kit/access', 'kit/config', 'kit/network', 'kit/storage'],
  'kit/webhook': ['values/', 'expr/', 'manifest/scope', 'chart', 'kit', 'kit/access'],
  'kit/policy': ['values/', 'expr/', 'manifest/scope', 'chart', 'kit'],

  'aim': ['values/', 'expr/expression', 'manifest/source', 'manifest/scope', 'chart', 'kit/'],
  'dask': ['values/', 'expr/expression', 'manifest/source', 'manifest/scope', 'chart', 'kit/'],
  'data': ['values/', 'expr/expression', 'manifest/source', 'manifest/scope', 'chart', 'kit/'],
  'experiments': ['values/', 'expr/expression', 'manifest/source', 'manifest/scope', 'chart', 'kit/', 'aim'],
  'experiments/mrunner': ['values/', 'kit', 'experiments'],
  'ingress-nginx': ['values/', 'expr/expression', 'manifest/source', 'manifest/scope', 'chart', 'kit/'],
  'mlflow': ['values/', 'expr/expression', 'manifest/source', 'manifest/scope', 'chart', 'kit/', 'data'],
  'mlflow/local': ['values', 'values/declare', 'plain', 'output', 'data', 'mlflow'],
  'knative/definitions': ['kit/definition'],
  'knative': ['values/', 'expr/expression', 'manifest/source', 'manifest/scope', 'chart', 'kit/', 'knative/definitions'],
  'knative/operator': ['values/', 'expr/expression', 'manifest/source', 'manifest/scope', 'chart', 'kit/', 'knative'],
  'emissary/kinds': ['kit/'],
  'emissary': ['values/', 'expr/expression', 'manifest/source', 'manifest/scope', 'chart', 'kit/', 'emissary/kinds'],
  'appstore': ['values/', 'expr/expression', 'manifest/source', 'manifest/scope', 'chart', 'kit/', 'data', 'emissary', 'ingress-nginx', 'knative'],
  'documented-deployments.ts': ['package.ts', 'manifest/source', 'chart', 'output', 'kit/storage', 'aim', 'dask', 'data', 'experiments', 'ingress-nginx', 'emissary', 'knative', 'knative/operator', 'mlflow', 'mlflow/local', 'appstore'],

  'cli/console': ['values/'],
  'cli/app': ['package.ts', 'values/', 'manifest/model', 'chart', 'output', 'documented-deployments.ts', 'cli/console'],
  'cli/files': ['values/', 'plain', 'output', 'cli/console'],
  'cli/verify': ['values/', 'output', 'cli/console', 'cli/files'],
  'cli/command': ['values/', 'manifest/model', 'plain', 'helm/files', 'helm', 'output', 'experiments/mrunner', 'cli/console', 'cli/app', 'cli/files', 'cli/verify'],
  'cli': ['package.ts', 'values/', 'cli/console', 'cli/command'],
};

const SRC = path.resolve(__dirname, '../../src');
const names = Object.keys(ROOMS);

function filesBelow(folder: string): string[] {
  return fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(f => f.endsWith('.ts')).map(f => path.join(folder, f)).sort();
}

/** The room of a file; undefined for a list of exports. */
function roomOf(file: string): string | undefined {
  const within = path.relative(SRC, file).replace(/^\.\.\//, '');
  const folder = path.dirname(within);
  return path.basename(file) === 'index.ts' ? undefined : folder === '.' ? within : folder;
}

/** The files of ours that a file imports, those that are loaded when they are wanted and those of types too. */
function importsOf(file: string): string[] {
  const { importedFiles } = preProcessFile(fs.readFileSync(file, 'utf8'), true, true);
  return importedFiles.filter(({ fileName }) => fileName.startsWith('.')).map(({ fileName }) => {
    const target = path.resolve(path.dirname(file), fileName);
    return [`${target}.ts`, path.join(target, 'index.ts')].find(candidate => fs.existsSync(candidate)) ?? target;
  });
}

function mayImport(from: string, to: string): boolean {
  return from === to || ROOMS[from].some(allowed => (allowed.endsWith('/') ? `${to}/`.startsWith(allowed) : to === allowed));
}

const imports = filesBelow(SRC).filter(file => roomOf(file) !== undefined)
  .flatMap(file => importsOf(file).map(target => ({ file: path.relative(SRC, file), target: path.relative(SRC, target), from: roomOf(file)!, to: roomOf(target) })));

test('every file is in a room of the table, and every room of the table has files', () => {
  const rooms = new Set(filesBelow(SRC).flatMap(file => roomOf(file) ?? []));

  expect([...rooms].sort()).toEqual(names.filter(name => name !== 'imports').sort());
});

test('a room imports only from rooms that it may import from', () => {
  const wrong = imports.filter(({ from, to }) => to !== undefined && !mayImport(from, to));

  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('lists of exports are for users: nothing within imports one', () => {
  expect(imports.filter(({ to }) => to === undefined).map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('a room may import only from rooms above it in the table', () => {
  const up = names.flatMap((room, i) => names.slice(i + 1).filter(later => mayImport(room, later)).map(later => `${room} → ${later}`));

  expect(up).toEqual([]);
});

test('the reader of imports finds those of each form', () => {
  const file = (name: string): string[] => importsOf(path.join(SRC, name)).map(target => path.relative(SRC, target));

  expect(file('documented-deployments.ts')).toContain('chart/release-chart.ts');
  expect(file('cli/app/charts.ts')).toContain('documented-deployments.ts');
  expect(file('kit/network/gateway-route.ts')).toContain('../imports/gateway.networking.k8s.io.ts');
});
