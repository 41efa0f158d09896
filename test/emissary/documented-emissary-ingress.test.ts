import * as path from 'path';
import { App } from 'cdk8s';
import { EmissaryIngressChart } from '../../src/emissary';

/**
 * What the documented chart makes of the documented values, field by field. Each is in our manifests too; where it is not, the row says
 * what is there and why.
 */
interface DocumentedField {
  readonly object: string;
  readonly field: string;
  readonly documented: unknown;
  /** What stands in its place. */
  readonly instead?: { readonly value: unknown; readonly why: string };
}

const POD = 'spec.template.spec';
const CONTAINER = `${POD}.containers.0`;

const FIELDS: readonly DocumentedField[] = [
  ...rows('Deployment emissary-ingress', {
    'spec.replicas': 3,
    [`${CONTAINER}.name`]: 'emissary-ingress',
    [`${CONTAINER}.image`]: 'registry.example.org/emissaryingress/emissary:3.4.0',
    [`${CONTAINER}.imagePullPolicy`]: 'IfNotPresent',
    [`${CONTAINER}.ports.0.name`]: 'http',
    [`${CONTAINER}.ports.0.containerPort`]: 8080,
    [`${CONTAINER}.ports.1.name`]: 'https',
    [`${CONTAINER}.ports.1.containerPort`]: 8443,
    [`${CONTAINER}.ports.2`]: { name: 'admin', containerPort: 8877 },
    [`${CONTAINER}.livenessProbe.httpGet`]: { path: '/ambassador/v0/check_alive', port: 'admin' },
    [`${CONTAINER}.livenessProbe.initialDelaySeconds`]: 30,
    [`${CONTAINER}.readinessProbe.httpGet`]: { path: '/ambassador/v0/check_ready', port: 'admin' },
    [`${CONTAINER}.readinessProbe.periodSeconds`]: 3,
    [`${CONTAINER}.resources`]: { requests: { cpu: '200m', memory: '300Mi' }, limits: { cpu: '1000m', memory: '600Mi' } },
    [`${CONTAINER}.securityContext.allowPrivilegeEscalation`]: false,
    [`${POD}.securityContext.runAsUser`]: 8888,
    [`${POD}.serviceAccountName`]: 'emissary-ingress',
  }),
  ...rows('Service emissary-ingress', {
    'metadata.namespace': 'emissary',
    'spec.type': 'LoadBalancer',
    'spec.ports.0.port': 80,
    'spec.ports.0.targetPort': 8080,
    'spec.ports.1.port': 443,
    'spec.ports.1.targetPort': 8443,
  }),
  ...rows('Service emissary-ingress-admin', {
    'metadata.labels.service': 'ambassador-admin',
    'spec.type': 'ClusterIP',
    'spec.ports.0': { name: 'ambassador-admin', port: 8877, targetPort: 'admin', protocol: 'TCP' },
    'spec.ports.1': { name: 'ambassador-snapshot', port: 8005, targetPort: 8005, protocol: 'TCP' },
  }),
  ...rows('Listener emissary-ingress-http-listener', {
    'apiVersion': 'getambassador.io/v3alpha1',
    'spec.port': 8080,
    'spec.protocol': 'HTTP',
    'spec.securityModel': 'XFP',
    'spec.hostBinding.namespace.from': 'ALL',
  }),
  ...rows('Listener emissary-ingress-https-listener', { 'spec.port': 8443, 'spec.protocol': 'HTTPS', 'spec.securityModel': 'XFP' }),
  ...rows('Module ambassador', { 'spec.config': { diagnostics: { enabled: false, allow_non_local: true } } }),
  ...rows('IngressClass ambassador', { 'spec.controller': 'getambassador.io/ingress-controller' }),
  ...rows('ServiceAccount emissary-ingress', { 'metadata.namespace': 'emissary' }),
  { object: 'Module ambassador', field: 'apiVersion', documented: 'getambassador.io/v2', instead: { value: 'getambassador.io/v3alpha1', why: 'Emissary 3 reads that version' } },
  {
    object: 'Deployment emissary-ingress', field: `${CONTAINER}.securityContext.readOnlyRootFilesystem`, documented: undefined, instead: { value: true, why: 'it writes to two directories, which are volumes' },
  },
  {
    object: 'Deployment emissary-ingress', field: `${CONTAINER}.env.3`, documented: { name: 'AMBASSADOR_GRPC_METRICS_SINK', value: 'emissary-ingress-agent:80' },
    instead: { value: { name: 'SCOUT_DISABLE', value: '1' }, why: 'there is no agent, and nothing is reported' },
  },
  { object: 'Deployment emissary-ingress-agent', field: 'spec.replicas', documented: 1, instead: { value: undefined, why: 'the gateway does not need the agent' } },
  { object: 'ClusterRole emissary-ingress', field: 'kind', documented: 'ClusterRole', instead: { value: undefined, why: 'its name has the namespace, so that two releases do not share it' } },
];

const chart = (values: any = {}): any[] => new EmissaryIngressChart(new App(), 'chart', {
  releaseName: 'emissary-ingress', valuesFiles: [path.join(__dirname, 'documented-emissary-values.yaml')], values,
}).toJson();
const objects = chart();

describe('with the values of the documentation', () => {
  it.each(FIELDS.filter(f => !f.instead))('$object has the documented $field', ({ object, field, documented }) => {
    expect(at(object, field)).toEqual(documented);
  });

  it.each(FIELDS.filter(f => f.instead))('$object has something better than the documented $field: $instead.why', ({ object, field, documented, instead }) => {
    expect(at(object, field)).not.toEqual(documented);
    expect(at(object, field)).toEqual(instead!.value);
  });

  it('the documented image of the agent is that of the agent, when it is on', () => {
    const agent = chart({ agent: { enabled: true } }).find(o => o.kind === 'Deployment' && o.metadata.name === 'emissary-ingress-agent');
    expect(agent.spec.template.spec.containers[0].image).toBe('registry.example.org/ambassador/ambassador-agent:1.0.3');
  });
});

function rows(object: string, fields: { readonly [field: string]: unknown }): DocumentedField[] {
  return Object.entries(fields).map(([field, documented]) => ({ object, field, documented }));
}

function at(name: string, field: string): unknown {
  return field.split('.').reduce((value, key) => value?.[key], objects.find(o => `${o.kind} ${o.metadata.name}` === name));
}
