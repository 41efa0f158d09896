import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { sourcesOf } from '../support/go-tools';
import { KnativeServingChart } from '../../src/knative';

const source = sourcesOf(path.join(__dirname, 'programs', 'definitions'), 'knative.dev/serving');
const ORIGINALS: readonly any[] = [
  ...fs.readdirSync(path.join(source, 'config', 'core', 'deployments')).filter(file => file.endsWith('.yaml')).map(file => path.join('config', 'core', 'deployments', file)),
  ...fs.readdirSync(path.join(source, 'config', 'core', 'configmaps')).filter(file => file.endsWith('.yaml')).map(file => path.join('config', 'core', 'configmaps', file)),
  'config/core/999-cache.yaml', 'config/post-install/default-domain.yaml', 'third_party/kourier-latest/kourier.yaml',
].flatMap(file => loadAll(fs.readFileSync(path.join(source, file), 'utf8'))).filter(Boolean);

const ours = new KnativeServingChart(new App(), 'chart', { values: { defaultDomain: { enabled: true } } }).toJson();

const keyOf = ({ kind, metadata: { namespace, name } }: any) => `${kind} ${namespace}/${name}`;
const kindOf = (kind: string) => (objects: readonly any[]) => objects.filter(o => o.kind === kind);

function mine(original: any): any {
  return ours.find(o => keyOf(o) === keyOf(original) || (o.kind === 'Job' && original.kind === 'Job'));
}

const [deployments, services, scalers, configMaps, budgets] = ['Deployment', 'Service', 'HorizontalPodAutoscaler', 'ConfigMap', 'PodDisruptionBudget'].map(kind => kindOf(kind)(ORIGINALS));

test('the objects are those of Knative and of Kourier', () => {
  const kinds = ['Deployment', 'Service', 'HorizontalPodAutoscaler', 'ConfigMap', 'PodDisruptionBudget', 'Image'];
  const keys = (objects: readonly any[]) => new Set(objects.filter(o => kinds.includes(o.kind)).map(keyOf));
  const [own, original] = [keys(ours), keys(ORIGINALS)];
  expect([...original].filter(key => !own.has(key))).toEqual([]);
  // The module has config-network of another module; the gateway has a budget, too.
  expect([...own].filter(key => !original.has(key))).toEqual(['PodDisruptionBudget kourier-system/3scale-kourier-gateway-pdb', 'ConfigMap knative-serving/config-network']);
});

describe('pods, beside the originals', () => {
  const podsOf = (object: any) => {
    const { containers: [container], serviceAccountName = 'default', terminationGracePeriodSeconds = 30 } = object.spec.template.spec;
    return { container, serviceAccountName, terminationGracePeriodSeconds };
  };
  const jobs = kindOf('Job')(ORIGINALS);

  it.each([...deployments, ...jobs].map(o => [o.metadata.name, o]))('%s has the same container, ports and ServiceAccount, and as much time to end', (_, original) => {
    const [{ container: own, ...rest }, { container, ...others }] = [podsOf(mine(original)), podsOf(original)];
    expect(rest).toEqual(others);
    expect(own.name).toBe(container.name);
    const ports = ({ ports: all }: any) => all.map(({ name, containerPort }: any) => `${name} ${containerPort}`);
    expect(ports(own)).toEqual(expect.arrayContaining(ports(container)));
    expect(ports(own).filter((port: string) => !ports(container).includes(port))).toEqual(original.metadata.name === '3scale-kourier-gateway' ? ['stats 9000'] : []);
  });

  it.each([...deployments, ...jobs].map(o => [o.metadata.name, o]))('%s has the same environment variables', (name, original) => {
    const env = ({ container }: any) => Object.fromEntries((container.env ?? []).map(({ name: key, value, valueFrom }: any) => [key, valueFrom?.fieldRef.fieldPath ?? value]));
    // Its name in logs.
    const more = name === 'domain-mapping' ? { POD_NAME: 'metadata.name' } : {};
    expect(env(podsOf(mine(original)))).toEqual({ ...env(podsOf(original)), ...more });
  });

  it.each(deployments.map(o => [o.metadata.name, o]))('%s is probed in the same way', (_, original) => {
    const portOf = ({ ports }: any, port: any) => ports.find((p: any) => p.name === port)?.containerPort ?? port;
    const probes = ({ container }: any) => ['readinessProbe', 'livenessProbe'].map(probe => {
      const { httpGet, timeoutSeconds, ...timing } = container[probe] ?? {};
      return { ...timing, ...httpGet && { scheme: 'HTTP', path: '/', ...httpGet, port: portOf(container, httpGet.port) } };
    });
    expect(probes(podsOf(mine(original)))).toEqual(probes(podsOf(original)));
  });

  it.each([...deployments, ...jobs].filter(o => podsOf(o).container.resources).map(o => [o.metadata.name, o]))('%s requests the same resources', (_, original) => {
    expect(podsOf(mine(original)).container.resources).toEqual(podsOf(original).container.resources);
  });

  it.each(deployments.map(o => [o.metadata.name, o]))('%s is replaced in the same way', (_, original) => {
    expect(mine(original).spec.strategy).toEqual(original.spec.strategy);
    const evict = 'cluster-autoscaler.kubernetes.io/safe-to-evict';
    const annotation = (o: any) => o.spec.template.metadata.annotations?.[evict];
    expect(annotation(mine(original))).toBe(annotation(original) ?? (original.metadata.name === 'domainmapping-webhook' ? 'false' : undefined));
  });
});

test.each(services.map(o => [o.metadata.name, o]))('the Service %s has the same type and ports', (_, original) => {
  const own = mine(original);
  const pod = [...kindOf('Deployment')(ours), ...kindOf('Job')(ours)].find(o => o.metadata.namespace === own.metadata.namespace
    && Object.entries(own.spec.selector).every(([label, value]) => o.spec.template.metadata.labels[label] === value));
  const number = (port: any) => pod.spec.template.spec.containers[0].ports.find((p: any) => p.name === port)?.containerPort ?? port;
  const ports = ({ spec }: any) => spec.ports.map(({ name, port, targetPort }: any) => ({ name, port, targetPort: number(targetPort) }));
  expect(own.spec.type).toBe(original.spec.type ?? 'ClusterIP');
  expect(ports(own)).toEqual(ports(original));
});

test.each(scalers.map(o => [o.metadata.name, o]))('the HorizontalPodAutoscaler %s is the same', (_, original) => {
  expect(mine(original)).toMatchObject({ apiVersion: original.apiVersion, spec: original.spec });
});

test.each(configMaps.map(o => [o.metadata.name, o]))('the ConfigMap %s has the same component, and no example', (name, original) => {
  const component = 'app.kubernetes.io/component';
  expect(mine(original).metadata.labels[component]).toBe(name === 'kourier-bootstrap' ? undefined : original.metadata.labels[component]);
  expect(Object.keys(mine(original).data ?? {})).not.toContain('_example');
});

test.each(budgets.map(o => [o.metadata.name, o]))('the PodDisruptionBudget %s keeps as many pods, but lets a single one go', (_, original) => {
  expect(original.spec.minAvailable).toBe('80%');
  expect(mine(original).spec.maxUnavailable).toBe('20%');
});
