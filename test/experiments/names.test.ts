import { k8s } from '../../src/kit/k8s';
import { NAME, normalisedName } from '../../src/experiments/names';
import { objectsOf } from '../support/small-chart';

const NAMES: ReadonlyArray<[given: string, normalised: string]> = [
  ['sandbox', 'sandbox'], ['My Project', 'my-project'], ['-x-', 'x'], ['a..b,_-c', 'a-b-c'], ['RL.Sandbox_2', 'rl-sandbox-2'], ['7', '7'], [' ,1. ', '1'],
];

function nameOf(given: string, values: boolean): string {
  const [namespace] = objectsOf(chart => {
    const name = values ? chart.values.string('name', { ...NAME, default: 'x', description: 'Name.' }).asString() : given;
    new k8s.KubeNamespace(chart, 'namespace', { metadata: { name: normalisedName(name) } });
  }, values ? { values: { name: given } } : {});
  return namespace.metadata.name;
}

it.each(NAMES)('%j becomes %j, from props and from values', (given, normalised) => {
  expect([nameOf(given, false), nameOf(given, true)]).toEqual([normalised, normalised]);
});

it.each(['', '-', '. ,', 'ä', 'a/b', 'a\nb'])('%j is refused in the values: no name can be made of it', given => {
  expect(() => nameOf(given, true)).toThrow('with at least one letter or digit');
});
