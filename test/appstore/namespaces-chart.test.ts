import { App } from 'cdk8s';
import { NamespacesChart } from '../../src/appstore';

const LEVEL = 'pod-security.kubernetes.io/enforce';

function namespaces(values: any = {}): { [name: string]: any } {
  return Object.fromEntries((new NamespacesChart(new App(), 'namespaces', { values }).toJson() as any[]).map(o => [o.metadata.name, o]));
}

test('the namespaces have the documented names and labels, and no others but their level', () => {
  const labels = Object.fromEntries(Object.entries(namespaces()).map(([name, { metadata }]) => [name, metadata.labels]));
  expect(labels).toEqual({
    'ai-appstore': { [LEVEL]: 'baseline', 'webhooks.knative.dev/exclude': 'true' },
    'inference-engine': { [LEVEL]: 'baseline' },
    'kourier-system': {
      [LEVEL]: 'restricted', 'networking.knative.dev/ingress-provider': 'kourier', 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/component': 'net-kourier',
      'app.kubernetes.io/version': '1.8.1',
    },
    'knative-serving': { [LEVEL]: 'restricted', 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/version': '1.8.3' },
    'emissary': { [LEVEL]: 'restricted' },
  });
});

test('a level can be another, for images that need more or less', () => {
  const all = namespaces({ podSecurity: { appStore: 'restricted', emissary: 'privileged' } });
  expect(['ai-appstore', 'emissary', 'kourier-system'].map(name => all[name].metadata.labels[LEVEL])).toEqual(['restricted', 'privileged', 'restricted']);
  expect(() => namespaces({ podSecurity: { appStore: 'none' } })).toThrow('podSecurity.appStore: got "none", expected one of');
});

test('there are those of the gateways that are wanted, and the names that no program fixes can be others', () => {
  expect(Object.keys(namespaces({ gateways: { emissary: false } })).sort()).toEqual(['ai-appstore', 'inference-engine', 'knative-serving', 'kourier-system']);
  expect(Object.keys(namespaces({ gateways: { knative: false }, names: { appStore: 'shop', inferenceEngine: 'shop-models' } })).sort()).toEqual(['emissary', 'shop', 'shop-models']);
  expect(namespaces({ gateways: { ingressNginx: true }, podSecurity: { ingressNginx: 'privileged' } })['ingress-nginx'].metadata.labels).toEqual({ [LEVEL]: 'privileged' });
  expect(() => namespaces({ names: { appStore: 'same', inferenceEngine: 'same' } })).toThrow('same');
});
