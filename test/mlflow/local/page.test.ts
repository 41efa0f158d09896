import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdk8s';
import { parse, parseAllDocuments } from 'yaml';
import { DemoChart } from '../../../src/mlflow';
import { release } from '../../../src/plain/release';
import { render } from '../../../src/plain/render';

const ROOT = path.join(__dirname, '../../..');
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const objectsOf = (file: string): any[] => parseAllDocuments(read(file)).map(document => document.toJS());

/** The page, without line breaks within its sentences, and what is committed beside it. */
const page = read('docs/mlflow-demo.md');
const skaffold = parse(read('charts-out/local/demo/skaffold.yaml'));
const composeText = read('charts-out/local/demo/compose.yaml');
const compose = parse(composeText);

/** The rows of the table below a line, by their first cell. */
function table(header: string): { [first: string]: string[] } {
  return Object.fromEntries(tableOf(page, header).map(([first, ...others]) => [first, others]));
}

/** The rows of a table below a line, without those around it. */
function tableOf(text: string, header: string): string[][] {
  expect(text).toContain(header);
  const rows = text.slice(text.indexOf(header)).split('\n').slice(2);
  return rows.slice(0, rows.findIndex(row => !row.startsWith('|'))).map(row => row.split('|').slice(1, -1).map(cell => cell.trim()));
}

/** The programs of users in the chart with everything on: all variables that they get in one release or another, the port, the user, and where they can write. */
function programs(): { [program: string]: { env: string[]; port?: number; user: number; writable: string[] } } {
  const image = { repository: 'example/program' };
  const redis = { host: 'redis', auth: { enabled: true, existingSecret: 'redis' } };
  const direct = (artifacts: any, serving: any = {}) => ({
    mlflow: { auth: { enabled: true, existingSecret: 'auth' }, artifacts: { proxied: false, ...artifacts } },
    apm: { enabled: true, serverUrl: 'http://10.0.1.1:8200', environment: 'local', serviceVersion: '1', usesSecretToken: true, existingSecret: 'apm' },
    service: { enabled: true, image, redis },
    training: { enabled: true, image },
    serving: { backend: 'redisai', image, redis, ...serving },
  });
  const values = [direct({ store: 's3', s3: { bucket: 'models', endpointUrl: 'http://10.0.1.1:9000', existingSecret: 'minio' } }), direct({ store: 'gcs', gcs: { bucket: 'models' } }, { model: { stage: 'Production' } })];
  const model = new DemoChart(new App(), 'chart')._model();
  const pods = values.flatMap(given => render(model, release({ name: 'demo', namespace: 'demo', values: [given] })) as any[])
    .map(({ spec }) => spec?.template?.spec).filter(spec => spec !== undefined);
  const of = (container: string) => {
    const found = pods.flatMap(({ containers, securityContext }) => containers.map((one: any) => ({ ...one, user: securityContext.runAsUser }))).filter(({ name }) => name === container);
    expect(found).toHaveLength(values.length);
    return { env: [...new Set<string>(found.flatMap(({ env }) => env.map(({ name }: any) => name)))].sort(), port: found[0].ports?.[0].containerPort, user: found[0].user, writable: found[0].volumeMounts.filter(({ readOnly }: any) => !readOnly).map(({ mountPath }: any) => mountPath).sort() };
  };
  return { service: of('service'), training: of('model-training'), serving: of('serving-app') };
}

/** The names before `=` in a block of lines. */
const assigned = (block: string) => [...block.matchAll(/^(\w+)=/gm)].map(([, name]) => name).sort();

describe('the page of the demo', () => {
  it('has the ports that Skaffold forwards, and those of the Services', () => {
    const parts = table('| Part | What it is |');
    const forwards = Object.fromEntries(skaffold.portForward.map(({ resourceName, port, localPort }: any) => [`\`${resourceName}:${port}\``, `<http://127.0.0.1:${localPort}>`]));
    expect(Object.fromEntries(Object.values(parts).filter(([, service]) => service !== '').map(([, service, address]) => [service, address]))).toEqual(forwards);
  });

  it('has the port forwards of production, which are the same', () => {
    const documented = [...page.matchAll(/^kubectl port-forward service\/(\S+) (\d+):(\d+)$/gm)].map(([, resourceName, localPort, port]) => ({ resourceName, localPort: Number(localPort), port: Number(port) }));
    expect(documented).toEqual(skaffold.portForward.map(({ resourceName, localPort, port }: any) => ({ resourceName, localPort, port })));
  });

  it('has the addresses of Docker Compose, and says whether other machines reach them', () => {
    const rows = table('| | On this machine | Other machines |');
    const SERVICES: { [row: string]: string } = { 'MinIO with the bucket `shield-demo-local`': 'minio', 'Elasticsearch': 'elasticsearch', 'Kibana': 'kibana', 'APM server': 'apm-server', 'Redis': 'redis' };
    expect(Object.keys(rows)).toEqual(Object.keys(SERVICES));
    for (const [row, service] of Object.entries(SERVICES)) {
      const ports = compose.services[service].ports.map((port: string) => /^(.*):(\d+):\d+$/.exec(port)!.slice(1)) as string[][];
      const documented = [...new Set([...rows[row][0].matchAll(/127\.0\.0\.1:(\d+)/g)].map(([, port]) => port))];
      expect([row, documented]).toEqual([row, ports.map(([, port]) => port)]);
      expect([row, rows[row][1].startsWith('reach')]).toEqual([row, ports.some(([address]) => address !== '127.0.0.1')]);
    }
    expect(compose.services.bucket.command[0]).toMatch(/demo\/shield-demo-local$/m);
  });

  it('sets each variable that Docker Compose needs, and gives pods those that they have', () => {
    const needed = [...new Set([...composeText.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name))];
    const [, file] = /^cat > demo\.env <<END\n([\s\S]*?)^END$/m.exec(page)!;
    const [, secret] = /^kubectl create secret generic demo-local-cred ((?:.*\\\n)+.*)$/m.exec(page)!;
    const keys = [...secret.matchAll(/--from-literal=(\w+)="\$(\w+)"/g)].map(([, key, variable]) => [key, variable]);
    expect(assigned(file)).toEqual([...needed, 'POSTGRES_PASSWORD'].sort());
    expect(keys.filter(([key, variable]) => key !== variable)).toEqual([]);
    const asked = [...JSON.stringify(objectsOf('charts-out/yaml/local/demo.yaml')).matchAll(/"secretKeyRef":\{"name":"demo-local-cred","key":"(\w+)"/g)].map(([, key]) => key);
    expect(keys.map(([key]) => key).sort()).toEqual([...new Set(asked)].sort());
  });

  it('makes the directories of the volumes, and that of MinIO for its user', () => {
    const paths = objectsOf('charts-out/yaml/local/local-storage.yaml').filter(({ kind }) => kind === 'PersistentVolume').map(({ spec }) => spec.local.path);
    expect(page).toContain(`sudo mkdir -p ${paths.join(' ')}\n`);
    const { user, volumes: [{ source }] } = compose.services.minio;
    const [uid, gid] = user.split(':');
    expect(page).toContain(`sudo install -d -o ${uid} -g ${gid} ${source}\n`);
  });

  it('has the images, the names of the Job and the claim of the environments', () => {
    const local = JSON.stringify(objectsOf('charts-out/yaml/local/demo.yaml'));
    const { service, training } = parse(read('charts-out/helm/demo/values.local.yaml'));
    for (const [program, image] of [['service', service.image.repository], ['training', training.image.repository]]) {
      expect(page).toContain(`docker build --tag ${image} demo/${program}\ndocker push ${image}\n`);
    }
    expect(skaffold.build.artifacts.map(({ image, context }: any) => [image, context])).toEqual([[service.image.repository, '../../../demo/service']]);
    expect(local).toContain(`"image":"${service.image.repository}:`);
    expect(training.jobName).toBe('local-model-training-job');
    expect(page).toContain('Its name is `local-model-training-job` and a hash');
    const [claim] = objectsOf('charts-out/yaml/mlflow-volume-claim.yaml');
    expect(page).toContain(`| \`${claim.metadata.name}\`, made once |`);
  });

  it.each([['the page', page], ['the README', read('charts-out/helm/demo/README.md')]])('names in %s each variable that a program of users gets, and no other', (_, text) => {
    const rows = tableOf(text, '| Variable | Programs |').map(([names, programs]) => [names, programs].map(cell => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name)));
    for (const [program, { env, port, user, writable }] of Object.entries(programs())) {
      expect([program, rows.flatMap(([names, whose]) => (whose.includes(program) ? names : [])).sort()]).toEqual([program, env]);
      expect(text).toContain(`the user and group ${user}`);
      expect([program, writable]).toEqual([program, program === 'serving' ? ['/model', '/tmp'] : ['/tmp']]);
      expect(text).toContain('can write to `/tmp`, `serving` to `/model` too');
      expect(port === undefined || text.includes(`listen on port ${port} of all addresses`)).toBe(true);
    }
  });

  it('keeps the files with credentials out of version control', () => {
    const ignored = read('.gitignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['/demo.env', '/project-123.json']));
    expect(page).toContain('cat > demo.env');
    expect(page).toContain('--from-file=./project-123.json');
  });
});
