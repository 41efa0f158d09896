import { sameObjects } from './against-cdk8s';
import { bothOutputs, oneRelease } from './against-helm';
import { Library } from './library';
import { Cost, manyObjects, Output } from './many-objects';
import { report, Row } from './report';
import { startUp } from './start-up';
import { HELMS } from '../test/support/helm';

/** How much is measured. */
export interface Amount {
  readonly pairs: number;
  readonly objects: readonly number[];
}

/** Measures everything and returns the page. */
export function bench(root: string, { pairs, objects }: Amount): string {
  const library = new Library(root);
  const rows: Row[] = [
    ...HELMS.map(helm => bothOutputs(library, helm, pairs)),
    ...HELMS.flatMap(helm => oneRelease(library, helm, pairs)),
    ...sameObjects(library, pairs),
    startUp(library, pairs),
  ];
  const costs: { [output in Output]: Cost[] } = { cdk8s: [], plain: [], both: [], checked: [] };
  for (const count of objects) {
    for (const output of Object.keys(costs) as Output[]) {
      costs[output].push(manyObjects(library, output, count));
    }
  }
  const versions = ['cdk8s', 'cdk8s-plus-27'].map(name => `${name} ${library.versionOf(name)}`);
  return report(rows, costs, versions);
}
