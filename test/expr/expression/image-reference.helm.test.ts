import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';

const DIGEST = `sha256:${'0a'.repeat(32)}`;

describe('an image that is a single value', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const image = c.values.imageReference('images.server', { default: `gcr.io/example/cmd/server:v1.2.3@${DIGEST}`, description: 'The server' });
    c.holder({ image: image.reference, secrets: image.asPullSecrets() });
  }));
  const render = async (...sets: string[]) => {
    await both.agree({ sets });
    return both.plain({ sets }) as any;
  };

  it.each<[string, string[], string]>([
    ['is what is proposed', [], `gcr.io/example/cmd/server:v1.2.3@${DIGEST}`],
    ['is what is given', ['images.server=registry.example.org:5000/a/server:v2'], 'registry.example.org:5000/a/server:v2'],
    ['may have neither registry nor tag', ['images.server=server'], 'server'],
    ['is in the registry of all images', ['global.imageRegistry=mirror.example.org/proxy'], `mirror.example.org/proxy/example/cmd/server:v1.2.3@${DIGEST}`],
    ['leaves its own registry with its port', ['global.imageRegistry=mirror.example.org', 'images.server=localhost:5000/a/server:v2'], 'mirror.example.org/a/server:v2'],
    ['leaves localhost', ['global.imageRegistry=mirror.example.org', 'images.server=localhost/a/server:v2'], 'mirror.example.org/a/server:v2'],
    ['keeps a path that is no registry', ['global.imageRegistry=mirror.example.org', 'images.server=library/server:v2'], 'mirror.example.org/library/server:v2'],
  ])('%s', async (_, sets, image) => {
    expect((await render(...sets))[0].spec.image).toBe(image);
  });

  it('has the pull secrets of all images', async () => {
    expect((await render('global.imagePullSecrets[0].name=registry'))[0].spec.secrets).toEqual([{ name: 'registry' }]);
  });

  it.each([
    ['registry.example.org/knative/queue@sha256:v1.8.3', 'registry.example.org/knative/queue:v1.8.3'],
    ['registry.example.org:5000/queue:v1@sha256:v1.8.3', 'registry.example.org:5000/queue:v1.8.3'],
    [`queue@${DIGEST}f`, `queue:${DIGEST}f`.replace('sha256:', '')],
  ])('with a tag in place of a digest is refused with what is right: %s', async (given, right) => {
    const refused = await render(`images.server=${given}`);
    expect(String(refused)).toContain(`images.server is "${given}", which has no digest of 64 hexadecimal digits behind "@sha256:". For a tag, write "${right}"`);
  });

  it.each(['', 'a b', 'server:', 'https://registry.example.org/server', 'server@sha512:abc', 'Server:v1'])('is refused where it is none: %j', async given => {
    expect(String(await render(`images.server=${given}`))).toContain('images.server');
    expect(await render(`images.server=${given}`)).not.toBeInstanceOf(Array);
  });

  it('may be left to the program, if nothing is proposed', async () => {
    const optional = new BothOutputs(new SmallChart(c => {
      const image = c.values.imageReference('server', { description: 'The server' });
      c.holder({ all: image.reference, own: image.given.ifTrue(image.reference.asAny()), secrets: image.asPullSecrets() });
    }));
    const cases = [[], ['global.imageRegistry=mirror.example.org'], ['server=a/b:v1'], ['server=a/b:v1', 'global.imageRegistry=mirror.example.org']];
    await optional.agree(...cases.map(sets => ({ sets })));
    expect(cases.map(sets => (optional.plain({ sets }) as any)[0].spec)).toEqual([{ all: '' }, { all: '' }, { all: 'a/b:v1', own: 'a/b:v1' }, { all: 'mirror.example.org/a/b:v1', own: 'mirror.example.org/a/b:v1' }]);
  });
});
