import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { interfacesOf, propsOf } from '../support/interfaces';

const ROOT = join(__dirname, '../..');
const files = ['src/kit', 'src/aim', 'src/dask'].flatMap(folder =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter(f => /-(props|options|values)\.ts$/.test(f)).map(f => relative(ROOT, join(ROOT, folder, f))));

/** What may be of any type, and why. */
const UNTYPED: { readonly [prop: string]: string } = {
  'ListSchemaOptions.default': 'items have the type of the schema',
};

test('every prop of the kit and of the documented programs has a type', () => {
  const untyped = files.flatMap(file => interfacesOf(file).flatMap(name => propsOf(file, name).filter(({ type }) => /^any(\[\])?$/.test(type)).map(prop => `${name}.${prop.name}`)));

  expect(untyped).toEqual(Object.keys(UNTYPED));
  expect(files.flatMap(interfacesOf).length).toBeGreaterThan(20);
});
