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

/** Values that switch on every Ingress there is, and what it belongs to, each with a host of its own and a certificate. */
function everyIngress(values: any, at = 'all'): any {
  const groups = Object.entries<any>(values).filter(([, value]) => typeof value === 'object' && value !== null && !Array.isArray(value));
  const [, ingress] = groups.find(([key, value]) => key === 'ingress' && 'tlsSecret' in value) ?? [];
  return {
    ...Object.fromEntries(groups.map(([key, value]) => [key, everyIngress(value, `${at}-${key.toLowerCase()}`)])),
    ...ingress !== undefined && 'enabled' in values ? { enabled: true } : {},
    ...ingress !== undefined ? { ingress: { enabled: true, host: `${at}.example.org`, className: 'nginx', tlsSecret: 'tls' } } : {},
  };
}

describe.each(models.map(model => [model.metadata.name, model] as const))('%s', (_name, model) => {
  const objects = (...values: any[]): any[] => render(model, release({ name: 'test', values: [...model.ciValues === undefined ? [] : [model.ciValues], ...values] })) as any[];
  const every = everyIngress(defaultsOf(model.values));

  const environments: ReadonlyArray<readonly [string, any]> = [['the defaults', {}], ...Object.entries(model.environments).map(([environment, { values }]) => [environment, values] as const)];

  it.each(environments)('%s: the edge knows the annotations of the Ingresses', (_environment, values) => {
    expect(() => new IngressNginx(objects(values))).not.toThrow();
  });

  it('has the Ingresses that its values can switch on, and the edge knows their annotations, with and without TLS', () => {
    const hosts = [...JSON.stringify(every).matchAll(/"host":"([^"]+)"/g)].map(([, host]) => host);
    const plain = JSON.parse(JSON.stringify(every).replace(/"tlsSecret":"tls"/g, '"tlsSecret":""'));
    for (const values of [every, plain]) {
      expect([...new IngressNginx(objects(values)).hosts].sort()).toEqual(hosts.sort());
    }
  });
});
