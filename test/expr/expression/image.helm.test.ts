import { BothOutputs } from '../../support/equivalence';
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
