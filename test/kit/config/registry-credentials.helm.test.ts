import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { RegistryCredentials, Workload } from '../../../src/kit';

const LOGIN = { registry: 'registry.example.org:5000', username: 'puller', password: 'a "quoted" pass\\word ü' };

describe('credentials for a registry', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const credentials = new RegistryCredentials(c, 'registry', { ...c.values.group('imageCredentials', RegistryCredentials.values()).asProps(), name: 'registry-secret', namespaces: ['serving', 'gateways'] });
    new Workload(c, 'web', { image: 'nginx:1', imagePullSecrets: [...credentials.asPullSecrets()] });
  }));
  const render = async (imageCredentials: { [key: string]: string }) => {
    await both.agree({ files: [{ imageCredentials }] });
    return both.plain({ files: [{ imageCredentials }] }) as any;
  };
  const pullSecrets = (objects: any[]) => objects.find(({ kind }) => kind === 'Deployment').spec.template.spec.imagePullSecrets;

  it('are a Secret in each of the namespaces, which clients of registries read', async () => {
    const objects = await render(LOGIN);
    const secrets = objects.filter(({ kind }: any) => kind === 'Secret');
    expect(secrets.map(({ metadata, type }: any) => [metadata.namespace, metadata.name, type])).toEqual([
      ['default', 'registry-secret', 'kubernetes.io/dockerconfigjson'],
      ['serving', 'registry-secret', 'kubernetes.io/dockerconfigjson'],
      ['gateways', 'registry-secret', 'kubernetes.io/dockerconfigjson'],
    ]);
    const { auths } = JSON.parse(Buffer.from(secrets[0].data['.dockerconfigjson'], 'base64').toString());
    expect(auths).toEqual({ 'registry.example.org:5000': { username: LOGIN.username, password: LOGIN.password, auth: Buffer.from(`puller:${LOGIN.password}`).toString('base64') } });
    expect(pullSecrets(objects)).toEqual([{ name: 'registry-secret' }]);
  });

  it('are there once, also for a release in one of the namespaces', async () => {
    const release = { files: [{ imageCredentials: LOGIN }], namespace: 'gateways' };
    await both.agree(release);
    expect((both.plain(release) as any[]).filter(({ kind }) => kind === 'Secret').map(({ metadata }) => metadata.namespace).sort()).toEqual(['gateways', 'serving']);
  });

  it.each<{ [key: string]: string }>([{}, { registry: '', username: '', password: '' }])('are no Secret where there are none: %j', async none => {
    const objects = await render(none);
    expect(objects.map(({ kind }: any) => kind)).toEqual(['Deployment']);
    expect(pullSecrets(objects)).toBeUndefined();
  });

  it('may be in an existing Secret', async () => {
    const objects = await render({ existingSecret: 'mine' });
    expect(objects.map(({ kind }: any) => kind)).toEqual(['Deployment']);
    expect(pullSecrets(objects)).toEqual([{ name: 'mine' }]);
  });

  it.each(['registry', 'username', 'password'])('are refused without the %s', async part => {
    const refused = await render({ ...LOGIN, [part]: '' });
    expect(String(refused)).toContain('imageCredentials.registry, imageCredentials.username, imageCredentials.password: some are set and others are empty, which is no login: set all three, or none');
    expect(String(refused)).not.toContain('quoted');
  });

  it('are refused beside an existing Secret', async () => {
    expect(String(await render({ ...LOGIN, existingSecret: 'mine' }))).toContain('imageCredentials.existingSecret is set together with credentials: remove one of them');
  });
});
