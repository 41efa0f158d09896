import { k8s } from 'cdk8s-plus-27';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';

const description = 'What it is for.';

test.each([
  ['letters', 'k'.repeat(1022)], ['single quotes', '\''.repeat(510)], ['double quotes', '"'.repeat(511)], ['braces', '{{ a }}'.repeat(146)], ['spaces', ` ${'k '.repeat(500)}`], ['no ASCII', 'ü'.repeat(170)],
])('the longest key of %s is read back in both outputs', async (_, key) => {
  const both = new BothOutputs(new SmallChart(c => c.holder({ [key]: c.values.string('text', { description, default: 'a' }).asString() })));
  await both.agree({});
  expect((both.plain({}) as any)[0].spec).toEqual({ [key]: 'a' });
});

test.each(['k'.repeat(1023), '\''.repeat(512), '"'.repeat(512), 'ü'.repeat(500)])('a key that readers of YAML would not find the end of is refused', key => {
  expect(() => new SmallChart(c => c.holder({ [key]: 1 }))._model()).toThrow(expect.objectContaining({ refusal: 'not-data', message: expect.stringContaining(`has ${key.length} characters`) }));
});

test.each(['constructor', '__proto__'])('the key %s, which cdk8s loses, is refused in a manifest, and comes through from values', async key => {
  expect(() => new SmallChart(c => { new k8s.KubeConfigMap(c, 'map', { data: { a: 'b', [key]: 'c' } }); })._model())
    .toThrow(expect.objectContaining({ refusal: 'not-data', message: expect.stringContaining(`the key "${key}"`) }));
  const both = new BothOutputs(new SmallChart(c => c.holder(c.values.fragment('map', { description }).asAny())));
  const values = JSON.parse(`{"map": {"${key}": {"${key}": "c"}}}`);
  await both.agree({ files: [values] });
  expect(JSON.stringify((both.plain({ files: [values] }) as any)[0].spec)).toBe(JSON.stringify(values.map));
});

test.each(['toString', 'valueOf', 'hasOwnProperty', 'prototype', '__defineGetter__'])('the key %s is one like others', async key => {
  const both = new BothOutputs(new SmallChart(c => c.holder({ [key]: c.values.string('text', { description, default: 'a' }).asString(), literal: { [key]: 1 } })));
  await both.agree({});
  expect((both.plain({}) as any)[0].spec).toEqual({ [key]: 'a', literal: { [key]: 1 } });
});
