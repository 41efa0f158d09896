import { GROUPS } from './groups';
import { READY_COLUMNS, STATUS } from './shapes';
import { CustomResourceDefinitionProps, CustomResourceScope } from '../../kit/definition/custom-resource-definition-props';
import { MapType } from '../../kit/definition/schema-options';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const GROUP = { group: GROUPS.networking, categories: ['knative-internal', 'networking'], labels: { 'app.kubernetes.io/component': 'networking' } };

const CHALLENGE = StructuralSchema.object()
  .string('url')
  .string('serviceName')
  .string('serviceNamespace')
  .intOrString('servicePort');

const SPLIT = StructuralSchema.object()
  .string('serviceName', { required: true })
  .string('serviceNamespace', { required: true })
  .intOrString('servicePort', { required: true })
  .integer('percent')
  .map('appendHeaders');

const PATH = StructuralSchema.object()
  .string('path')
  .map('headers', { items: StructuralSchema.object().string('exact', { required: true }) })
  .string('rewriteHost')
  .map('appendHeaders')
  .list('splits', { required: true, items: SPLIT });

const LOAD_BALANCER = StructuralSchema.object()
  .list('ingress', { items: StructuralSchema.object().string('ip').string('domain').string('domainInternal').boolean('meshOnly') });

/** The kinds by which the controllers tell the network layer what to do. @internal */
export const NETWORKING_DEFINITIONS: readonly CustomResourceDefinitionProps[] = [
  {
    ...GROUP,
    kind: 'Ingress',
    shortNames: ['kingress', 'king'],
    versions: [{
      name: 'v1alpha1',
      status: true,
      printerColumns: READY_COLUMNS,
      schema: StructuralSchema.object('What the gateway does with requests for some hosts.')
        .nested('spec', {
          fields: StructuralSchema.object()
            .string('httpOption', { description: 'Enabled, or Redirected to HTTPS.' })
            .list('rules', {
              items: StructuralSchema.object()
                .list('hosts')
                .string('visibility', { description: 'ExternalIP, or ClusterLocal for clients in the cluster alone.' })
                .nested('http', { fields: StructuralSchema.object().list('paths', { required: true, items: PATH }) }),
            })
            .list('tls', { items: StructuralSchema.object().list('hosts').string('secretName').string('secretNamespace') }),
        })
        .nested('status', { fields: STATUS.nested('publicLoadBalancer', { fields: LOAD_BALANCER }).nested('privateLoadBalancer', { fields: LOAD_BALANCER }) }),
    }],
  },
  {
    ...GROUP,
    kind: 'ServerlessService',
    shortNames: ['sks'],
    versions: [{
      name: 'v1alpha1',
      status: true,
      printerColumns: [
        { name: 'Mode', jsonPath: '.spec.mode' },
        { name: 'Activators', type: 'integer', jsonPath: '.spec.numActivators' },
        { name: 'ServiceName', jsonPath: '.status.serviceName' },
        { name: 'PrivateServiceName', jsonPath: '.status.privateServiceName' },
        ...READY_COLUMNS,
      ],
      schema: StructuralSchema.object('Endpoints of a Revision: its pods, or the activator while it has none.')
        .nested('spec', {
          fields: StructuralSchema.object()
            .string('mode', { description: 'Serve for the pods, Proxy for the activator.' })
            .integer('numActivators', { format: 'int32' })
            .nested('objectRef', {
              required: true,
              mapType: MapType.ATOMIC,
              fields: StructuralSchema.object()
                .string('apiVersion').string('kind').string('namespace').string('name').string('uid').string('resourceVersion').string('fieldPath'),
            })
            .string('protocolType', { required: true }),
        })
        .nested('status', { fields: STATUS.string('serviceName').string('privateServiceName') }),
    }],
  },
  {
    ...GROUP,
    kind: 'Certificate',
    shortNames: ['kcert'],
    versions: [{
      name: 'v1alpha1',
      status: true,
      printerColumns: READY_COLUMNS,
      schema: StructuralSchema.object('A certificate that is wanted for some names.')
        .nested('spec', { fields: StructuralSchema.object().list('dnsNames', { required: true }).string('secretName', { required: true }) })
        .nested('status', { fields: STATUS.string('notAfter', { format: 'date-time' }).list('http01Challenges', { items: CHALLENGE }) }),
    }],
  },
  {
    ...GROUP,
    kind: 'ClusterDomainClaim',
    shortNames: ['cdc'],
    scope: CustomResourceScope.CLUSTER,
    versions: [{
      name: 'v1alpha1',
      status: true,
      schema: StructuralSchema.object('A domain, the name of the object, that one namespace alone may map.')
        .nested('spec', { fields: StructuralSchema.object().string('namespace', { required: true }) }),
    }],
  },
];
