import * as fs from 'fs';
import * as path from 'path';
import { kubernetesTypesText } from '../../support/kubernetes-models';
import { knownTypes, shapeOfType } from '../../../src/values/kubernetes/type-shape';
import { KUBERNETES_TYPES } from '../../../src/values/kubernetes/kubernetes-types';
import { REFINEMENTS } from '../../../src/values/kubernetes/refinements';

const FILE = path.resolve(__dirname, '../../../src/values/kubernetes/kubernetes-types.ts');

test('the table of types is what kubernetes-models defines', () => {
  expect(fs.readFileSync(FILE, 'utf8')).toBe(kubernetesTypesText());
});

test('constraints beyond the definitions are for existing fields', () => {
  for (const [type, { fields = {}, required = [], exclusive = [], barred = [] }] of Object.entries(REFINEMENTS)) {
    const names = KUBERNETES_TYPES[type].split(', ').map(text => /^\w+/.exec(text)![0]);
    expect(names).toEqual(expect.arrayContaining([...Object.keys(fields), ...required, ...exclusive.flat(), ...barred.flatMap(({ field, when }) => [field, when])]));
  }
});

test('every type in the table has a shape', () => {
  for (const name of knownTypes().filter(type => type in KUBERNETES_TYPES)) {
    expect(Object.keys(shapeOfType(name)!.fields).length).toBeGreaterThan(0);
  }
});
