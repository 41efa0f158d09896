import { BothOutputs } from '../../support/equivalence';
import { Workload } from '../../../src/kit';
import { HELMS, helmPackage, helmTemplate } from '../../support/helm';
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

describe('an image whose repository is a value of another name', () => {
  const both = new BothOutputs(new SmallChart(c => {
    c.holder({ ...c.values.image('image', { registry: 'registry.k8s.io', repository: 'example/server', repositoryField: 'image', tag: 'v1', description: 'The server' }).asProps() });
  }));
  const imageOf = (set: string[]) => (both.plain({ sets: set }) as any)[0].spec.image;

  it.each<[string[], string]>([
    [[], 'registry.k8s.io/example/server:v1'],
    [['image.registry=harbor.example.org', 'image.image=mirror/server'], 'harbor.example.org/mirror/server:v1'],
    [['image.repository=harbor.example.org/mirror/server', 'image.tag=v2'], 'harbor.example.org/mirror/server:v2'],
    [['image.repository=localhost:5000/server', 'global.imageRegistry=elsewhere.example.org'], 'localhost:5000/server:v1'],
    [['global.imageRegistry=harbor.example.org/proxy'], 'harbor.example.org/proxy/example/server:v1'],
  ])('is, with %j, %s', async (set, expected) => {
    await both.agree({ sets: set });
    expect(imageOf(set)).toBe(expected);
  });

  it('refuses a whole reference with a tag', async () => {
    await both.agree({ sets: ['image.repository=harbor.example.org/server:v2'] });
    expect(String(both.plain({ sets: ['image.repository=harbor.example.org/server:v2'] }))).toContain('image.repository: got "harbor.example.org/server:v2", expected a registry and a repository such as harbor.example.org/proxy/image, without tag, or empty');
  });
});

describe('an image that users give', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const image = c.values.image('image', { repository: '', tag: 'latest', optional: true, description: 'The program' });
    c.requires(c.values.get('image.repository').string(), 'image.repository is empty: set the image of the program');
    c.holder({ ...image.asProps() });
  }, { ciValues: { image: { repository: 'example/app' } } }));

  it('may be missing, for the chart to say what it is needed for', async () => {
    await both.agree({}, { sets: ['image.repository=example/app', 'image.tag=1.0'] });
    expect(both.tally).toMatchObject({ rendered: 1, refused: 1 });
    expect(String(both.plain({}))).toContain('image.repository is empty: set the image of the program');
    expect((both.plain({ sets: ['image.repository=localhost:32000/app'] }) as any)[0].spec.image).toBe('localhost:32000/app:latest');
  });

  it('has a repository with the letters of a repository', async () => {
    await both.agree({ sets: ['image.repository=Example'] });
    expect(String(both.plain({ sets: ['image.repository=Example'] }))).toContain('image.repository: got "Example", expected an image repository');
  });
});

describe('an appVersion that is no image tag', () => {
  const both = (tag: string | undefined, appVersion: string) => new BothOutputs(new SmallChart(c => {
    c.holder({ ...c.values.image('server.image', { repository: 'example/server', tag, description: 'The server' }).asProps() });
  }, { appVersion, ciValues: { server: { image: { tag: 'v1' } } } }));

  it.each(['feature/login', '1.0.0+build.5'])('is refused as the default of a tag: %s', async appVersion => {
    const outputs = both(undefined, appVersion);
    expect(String(outputs.plain({}))).toContain(`the appVersion "${appVersion}" is no image tag: set server.image.tag`);
    await outputs.agree({}, { sets: ['server.image.tag=v1'] }, { sets: [`server.image.digest=sha256:${'0'.repeat(64)}`] });
    expect(outputs.tally).toMatchObject({ rendered: 2, refused: 1 });
  });

  it('does not matter to an image with a tag of its own', async () => {
    const outputs = both('1', 'feature/login');
    await outputs.agree({});
    expect(outputs.tally).toMatchObject({ rendered: 1 });
  });

  it('is refused where `helm package` sets it', () => {
    const { folder } = both(undefined, '1.0.0');
    for (const helm of HELMS) {
      const { file } = helmPackage(helm, folder, ['--app-version', 'feature/login']);
      expect(helmTemplate(helm, file!).stderr).toContain('the appVersion "feature/login" is no image tag: set server.image.tag');
      expect(helmTemplate(helm, file!, { set: ['server.image.tag=v1'] })).toMatchObject({ ok: true });
    }
  });
});

describe('the registry of an image', () => {
  const both = new BothOutputs(new SmallChart(c => {
    c.holder({ ...c.values.image('image', { registry: 'docker.io', repository: 'aimstack/aim', tag: '3.29.1', description: 'The server' }).asProps() });
  }));

  it.each([
    'harbor.example.org', 'harbor.example.org/dockerhub-proxy', 'harbor.example.org/a/b-c/d_e/f__g/h.i', 'host:5000', 'host:5000/path', '10.0.0.1:5000/path',
    '123456789012.dkr.ecr.eu-central-1.amazonaws.com/docker-hub', 'Registry.example.org/proxy',
  ])('may have a port and a path: %s', async registry => {
    const cases = [{ sets: [`global.imageRegistry=${registry}`] }, { sets: [`image.registry=${registry}`] }];
    await both.agree(...cases);
    expect(cases.map(one => (both.plain(one) as any)[0].spec.image)).toEqual(cases.map(() => `${registry}/aimstack/aim:3.29.1`));
  });

  it.each([
    'harbor.example.org/', '/proxy', 'harbor.example.org//proxy', 'harbor.example.org/Proxy', 'harbor.example.org/-a', 'https://harbor.example.org', 'host:port', 'host/path:5000', 'host:5000:1', 'a b', 'host/..',
  ])('is refused if it is no valid registry: %s', async registry => {
    const before = both.tally.refused;
    await both.agree({ sets: [`global.imageRegistry=${registry}`] }, { sets: [`image.registry=${registry}`] });
    expect(both.tally.refused - before).toBe(2);
  });
});

describe('the repository of an image', () => {
  const both = new BothOutputs(new SmallChart(c => {
    c.holder({ ...c.values.image('image', { repository: 'aimstack/aim', tag: '3.29.1', description: 'The server' }).asProps() });
  }));

  it.each(['registryname/ai-appstore/aim', 'registry.example.org/ai-appstore/aim', 'registry.example.org:5000/ai-appstore/aim', 'localhost:5000/aim', 'Registry:80/a_b/c-d.e'])(
    'may begin with the registry, as in charts that have no value for it: %s', async repository => {
      const one = { sets: [`image.repository=${repository}`] };
      await both.agree(one);
      expect((both.plain(one) as any)[0].spec.image).toBe(`${repository}:3.29.1`);
    });

  it.each(['localhost:5000', ':5000/aim', 'host:port/aim', 'host:5000//aim', 'host:5000/Aim', 'a/host:5000/aim', 'aimstack/aim:3'])('is refused if it is none: %s', async repository => {
    const before = both.tally.refused;
    await both.agree({ sets: [`image.repository=${repository}`] });
    expect(both.tally.refused - before).toBe(1);
  });

  it('with the port of a registry excludes another registry, which would come before it', async () => {
    const repository = 'image.repository=registry.example.org:5000/aim';
    const cases = ['image.registry=docker.io', 'global.imageRegistry=mirror.example.org'].map(set => ({ sets: [repository, set] }));
    await both.agree(...cases);
    expect(cases.map(one => String(both.plain(one)))).toEqual(['docker.io', 'mirror.example.org'].map(host =>
      expect.stringContaining(`image.repository begins with a registry, and image.registry or global.imageRegistry is "${host}": leave one of the two out`)));
  });
});

describe('an image whose repository begins with a registry', () => {
  const both = new BothOutputs(new SmallChart(c => {
    c.holder({ ...c.values.image('image', { repository: 'quay.io/example/server', tag: 'v1', description: 'The server' }).asProps() });
  }));

  it.each<[string[], string]>([
    [[], 'quay.io/example/server:v1'],
    [['global.imageRegistry=harbor.example.org/proxy'], 'harbor.example.org/proxy/example/server:v1'],
    [['image.registry=localhost:5000'], 'localhost:5000/example/server:v1'],
    [['image.repository=registry.example.org:5000/mirror/server'], 'registry.example.org:5000/mirror/server:v1'],
    [['image.repository=registry.example.org:5000/mirror/server', 'global.imageRegistry=harbor.example.org'], 'harbor.example.org/mirror/server:v1'],
    [['image.repository=mirror/server', 'global.imageRegistry=harbor.example.org'], 'harbor.example.org/mirror/server:v1'],
    [['image.repository=localhost/server', 'image.registry=harbor.example.org'], 'harbor.example.org/server:v1'],
  ])('is, with %j, %s', async (set, expected) => {
    await both.agree({ sets: set });
    expect((both.plain({ sets: set }) as any)[0].spec.image).toBe(expected);
  });
});

describe('two images in one pod', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const server = c.values.image('image', { repository: 'example/server', description: 'The server' });
    const exporter = c.values.image('exporter.image', { repository: 'example/exporter', description: 'The exporter' });
    new Workload(c, 'server', {
      image: server.reference.asString(), imagePullPolicy: server.pullPolicy.asString(),
      imagePullSecrets: [...server.asPullSecrets(), ...exporter.asPullSecrets()],
      sidecars: [{ name: 'exporter', image: exporter.reference.asString(), imagePullPolicy: exporter.pullPolicy.asString() }],
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
