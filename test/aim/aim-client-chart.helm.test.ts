import { App } from 'cdk8s';
import { AimClientChart } from '../../src/aim';
import { BothOutputs } from '../support/equivalence';
import { parseManifests } from '../support/go-yaml';
import { HELMS, helmPackage, helmTemplate } from '../support/helm';

describe.each(HELMS)('the program of aim-client, as $name packs the chart', helm => {
  const { folder } = new BothOutputs(new AimClientChart(new App(), 'aim-client'));

  function job(args: readonly string[], values: any = {}): any {
    const { stdout } = helmTemplate(helm, helmPackage(helm, folder, args).file!, { values: [values] });
    return (parseManifests(stdout) as any[]).find(o => o.kind === 'Job');
  }

  it('does not run again in another version of the chart, since its pod is the same', () => {
    const before = job(['--version', '0.1.0']);
    const after = job(['--version', '0.1.1-SNAPSHOT.2', '--app-version', '9.9.9']);
    expect(after.spec).toEqual(before.spec);
    expect(after.metadata.name).toBe(before.metadata.name);
  });

  it('runs again with another image', () => {
    expect(job([], { image: { tag: '2' } }).metadata.name).not.toBe(job([]).metadata.name);
  });
});

test('the name of the program is the same in both outputs, with and without pull secrets', async () => {
  const both = new BothOutputs(new AimClientChart(new App(), 'aim-client'));
  await both.agree({}, { files: [{ image: { pullSecrets: [{ name: 'a' }] } }] }, { files: [{ serviceAccount: { create: true }, nameOverride: 'b' }] });
  expect(both.tally).toMatchObject({ rendered: 3 });
});
