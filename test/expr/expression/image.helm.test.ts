import { BothOutputs } from '../../support/equivalence';
import { Workload } from '../../../src/kit';
import { SmallChart } from '../../support/small-chart';

describe('the tag of an image', () => {
  const outputs = (tag?: string) => new BothOutputs(new SmallChart(c => {
    const image = c.values.image('image', { repository: 'example/server', tag, description: 'The server' });
    c.holder({ image: image.reference, policy: image.pullPolicy, secrets: image.asPullSecrets() });
  }, { appVersion: '3.2.1' }));
  const imageOf = async (both: BothOutputs, set: string[]) => {
    await both.agree({ sets: set });
    return (both.plain({ sets: set }) as any)[0].spec.image;
  };

  it.each<[string, string | undefined, string[], string]>([
    ['is the version of the program when none is proposed', undefined, [], 'example/server:3.2.1'],
    ['is what is proposed', '7.4.1', [], 'example/server:7.4.1'],
    ['that is empty is what is proposed, as another program has another version', '7.4.1', ['image.tag='], 'example/server:7.4.1'],
    ['that is empty is the version of the program when none is proposed', undefined, ['image.tag='], 'example/server:3.2.1'],
    ['gives way to a digest', '7.4.1', [`image.digest=sha256:${'0'.repeat(64)}`], `example/server@sha256:${'0'.repeat(64)}`],
  ])('%s', async (_, proposed, set, expected) => {
    expect(await imageOf(outputs(proposed), set)).toBe(expected);
  });
});

describe('two images in one pod', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const server = c.values.image('image', { repository: 'example/server', description: 'The server' });
    const exporter = c.values.image('exporter.image', { repository: 'example/exporter', description: 'The exporter' });
    new Workload(c, 'server', {
      image: server.reference.asString(), imagePullPolicy: server.pullPolicy.asString(),
      imagePullSecrets: [...server.asPullSecrets(), ...exporter.asPullSecrets()],
      extraContainers: [{ name: 'exporter', image: exporter.reference.asString(), imagePullPolicy: exporter.pullPolicy.asString() }],
    });
  }));
  const names = (...list: string[]) => list.map(name => ({ name }));

  it.each<[string, any, any]>([
    ['have no Secrets by default', {}, undefined],
    ['have the Secrets of all charts once', { global: { imagePullSecrets: names('a') } }, names('a')],
    ['have the Secrets of all charts, then those of the first, then those of the second',
      { global: { imagePullSecrets: names('a') }, image: { pullSecrets: names('b') }, exporter: { image: { pullSecrets: names('c') } } }, names('a', 'b', 'c')],
    ['have those of the second alone', { exporter: { image: { pullSecrets: names('c') } } }, names('c')],
    ['have the Secrets of all charts before those of the second', { global: { imagePullSecrets: names('a') }, exporter: { image: { pullSecrets: names('c') } } }, names('a', 'c')],
  ])('%s', async (_, values, expected) => {
    await both.agree({ files: [values] });
    expect((both.plain({ files: [values] }) as any)[0].spec.template.spec.imagePullSecrets).toEqual(expected);
  });

  it('are refused one Secret from both, as pods have a Secret once', async () => {
    await both.agree({ files: [{ image: { pullSecrets: names('a') }, exporter: { image: { pullSecrets: names('a') } } }] });
    expect(both.tally.refused).toBe(1);
  });
});
