import { App } from 'cdk8s';
import { IngressNginx } from './ingress-nginx';
import { DocumentedDeployments } from '../../../src/documented-deployments';
import { releaseCharts } from '../../../src/output/token-check';
import { release } from '../../../src/plain/release';
import { render } from '../../../src/plain/render';
import { defaultsOf } from '../../../src/values/read/defaults';

const app = new App();
new DocumentedDeployments().define(app);
const models = releaseCharts(app).map(chart => chart._model());

/** Values that switch on every Ingress there is, and what it belongs to, each with a host of its own, with a certificate or without. */
function everyIngress(values: any, certified: boolean, at = 'all'): any {
  const groups = Object.entries<any>(values).filter(([, value]) => typeof value === 'object' && value !== null && !Array.isArray(value));
  const [, ingress] = groups.find(([key, value]) => key === 'ingress' && 'className' in value) ?? [];
  const host = `${at}.example.org`;
  const exposed = ingress === undefined ? undefined : 'hosts' in ingress
    ? { hosts: [{ host, paths: [{ path: '/' }] }], tls: certified ? [{ secretName: 'tls', hosts: [host] }] : [] }
    : { host, tlsSecret: certified ? 'tls' : '' };
  return {
    ...Object.fromEntries(groups.map(([key, value]) => [key, everyIngress(value, certified, `${at}-${key.toLowerCase()}`)])),
    ...exposed !== undefined && 'enabled' in values ? { enabled: true } : {},
    // Of a program that the user brings.
    ...exposed !== undefined && values.image?.repository === '' ? { image: { repository: 'example.org/program' } } : {},
    ...exposed !== undefined ? { ingress: { enabled: true, className: 'nginx', ...exposed } } : {},
  };
}

describe.each(models.map(model => [model.metadata.name, model] as const))('%s', (_name, model) => {
  const objects = (...values: any[]): any[] => render(model, release({ name: 'test', values: [...model.ciValues === undefined ? [] : [model.ciValues], ...values] })) as any[];

  const environments: ReadonlyArray<readonly [string, any]> = [['the defaults', {}], ...Object.entries(model.environments).map(([environment, { values }]) => [environment, values] as const)];

  it.each(environments)('%s: the edge knows the annotations of the Ingresses', (_environment, values) => {
    expect(() => new IngressNginx(objects(values))).not.toThrow();
  });

  it.each([['with', true], ['without', false]])('has the Ingresses that its values can switch on, %s certificates, and the edge knows their annotations', (_with, certified) => {
    const every = everyIngress(defaultsOf(model.values), certified);
    const hosts = [...JSON.stringify(every).matchAll(/"host":"([^"]+)"/g)].map(([, host]) => host);
    const edge = new IngressNginx(objects(every));
    expect([[...edge.hosts].sort(), edge.tlsSecrets]).toEqual([hosts.sort(), certified && hosts.length > 0 ? ['tls'] : []]);
  });
});
