import { objectsOf } from '../support/small-chart';
import { ConfigFiles, HorizontalPodAutoscaler, Job, PodDisruptionBudget, Service, ServiceAccount, StatefulSet, Workload } from '../../src/kit';

/** What a chart can have in a namespace that is not that of the release. */
function objects(): any[] {
  return objectsOf(chart => {
    const at = { namespace: 'gateways' };
    const gateway = new Workload(chart, 'gateway', {
      ...at, name: 'gateway', image: 'envoy:1', serviceAccount: { create: true, name: 'gateway' }, resources: { requests: { cpu: '1' } },
    });
    new Service(chart, 'service', { ...at, name: 'gateway', selector: gateway.selector, ports: [{ name: 'http', port: 80 }] });
    new HorizontalPodAutoscaler(chart, 'scaler', { ...at, name: 'gateway', targetName: gateway.name });
    new PodDisruptionBudget(chart, 'budget', { ...at, name: 'gateway', selector: gateway.selector });
    new ConfigFiles(chart, 'config', { ...at, name: 'bootstrap', files: { 'a.yaml': 'a: 1\n' } });
    new StatefulSet(chart, 'store', { ...at, name: 'store', image: 'redis:7', ports: [{ name: 'redis', port: 6379 }] });
    new Job(chart, 'job', { ...at, name: 'job', image: 'busybox:1' });
    new ServiceAccount(chart, 'account', {
      ...at, name: 'reader', imagePullSecrets: [{ name: 'registry' }], rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    });
  });
}

describe('objects in another namespace than that of the release', () => {
  it('are there, with the names that they are given', () => {
    expect(objects().map(({ kind, metadata }) => [kind, metadata.namespace, metadata.name])).toEqual(expect.arrayContaining([
      ['Deployment', 'gateways', 'gateway'],
      ['ServiceAccount', 'gateways', 'gateway'],
      ['Service', 'gateways', 'gateway'],
      ['HorizontalPodAutoscaler', 'gateways', 'gateway'],
      ['PodDisruptionBudget', 'gateways', 'gateway'],
      ['ConfigMap', 'gateways', 'bootstrap'],
      ['StatefulSet', 'gateways', 'store'],
      ['Service', 'gateways', expect.any(String)],
      ['Job', 'gateways', 'job'],
      ['ServiceAccount', 'gateways', 'reader'],
      ['Role', 'gateways', expect.any(String)],
      ['RoleBinding', 'gateways', expect.any(String)],
    ]));
    expect(new Set(objects().map(({ metadata }) => metadata.namespace))).toEqual(new Set(['gateways']));
  });

  it('need no name', () => {
    const all = objectsOf(chart => {
      const web = new Workload(chart, 'web', { namespace: 'gateways', image: 'nginx:1', resources: { requests: { cpu: '1' } } });
      new HorizontalPodAutoscaler(chart, 'scaler', { namespace: 'gateways', targetName: web.name });
      new PodDisruptionBudget(chart, 'budget', { selector: web.selector });
      new ConfigFiles(chart, 'config', { files: { a: '1' } });
    });
    expect(all.every(({ metadata }) => metadata.name)).toBe(true);
  });

  it('are found there by what refers to them', () => {
    let host = '';
    const all = objectsOf(chart => {
      const account = new ServiceAccount(chart, 'account', { namespace: 'gateways', name: 'reader', rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] });
      host = new Service(chart, 'service', { namespace: 'gateways', name: 'gateway', selector: { app: account.name }, ports: [{ name: 'http', port: 80 }] }).host;
    });
    expect(host).toBe('gateway.gateways');
    expect(all.find(({ kind }) => kind === 'RoleBinding').subjects).toEqual([{ kind: 'ServiceAccount', name: 'reader', namespace: 'gateways' }]);
  });

  it('have the pull secrets of their ServiceAccount', () => {
    expect(objects().find(({ metadata }) => metadata.name === 'reader').imagePullSecrets).toEqual([{ name: 'registry' }]);
  });
});
