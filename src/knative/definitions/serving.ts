import { GROUPS } from './groups';
import { REVISION_SPEC, REVISION_TEMPLATE } from './revision-spec';
import { ADDRESS, READY_COLUMNS, REVISION_COLUMNS, STATUS, URL_COLUMN } from './shapes';
import { TRAFFIC } from './traffic';
import { CustomResourceDefinitionProps } from '../../kit/definition/custom-resource-definition-props';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const GROUP = { group: GROUPS.serving, categories: ['all', 'knative', 'serving'] };

const ADDRESSABLE = { 'duck.knative.dev/addressable': 'true' };
const PODSPECABLE = { 'duck.knative.dev/podspecable': 'true' };

const REVISION_NAMES = StructuralSchema.object().string('latestCreatedRevisionName').string('latestReadyRevisionName');

const CONTAINER_STATUSES = { items: StructuralSchema.object().string('name').string('imageDigest', { description: 'The image with its digest.' }) };

const DOMAIN_MAPPING = StructuralSchema.object('A domain, the name of the object, for a Service.')
  .nested('spec', {
    fields: StructuralSchema.object()
      .nested('ref', {
        required: true,
        description: 'What gets the requests, usually a Service of Knative.',
        fields: StructuralSchema.object().string('apiVersion').string('group').string('kind', { required: true }).string('name', { required: true }).string('namespace'),
      })
      .nested('tls', { fields: StructuralSchema.object().string('secretName', { required: true, description: 'Secret with the certificate of the domain.' }) }),
  })
  .nested('status', { fields: STATUS.include(ADDRESS) });

const DOMAIN_MAPPING_VERSION = { status: true, printerColumns: [URL_COLUMN, ...READY_COLUMNS], schema: DOMAIN_MAPPING };

/** The kinds that users create, and those that become of them. @internal */
export const SERVING_DEFINITIONS: readonly CustomResourceDefinitionProps[] = [
  {
    ...GROUP,
    kind: 'Service',
    shortNames: ['kservice', 'ksvc'],
    labels: { ...ADDRESSABLE, ...PODSPECABLE },
    versions: [{
      name: 'v1',
      status: true,
      printerColumns: [URL_COLUMN, ...REVISION_COLUMNS, ...READY_COLUMNS],
      schema: StructuralSchema.object('A program that answers requests: a Configuration and its Route.')
        .nested('spec', { fields: REVISION_TEMPLATE.include(TRAFFIC) })
        .nested('status', { fields: STATUS.include(ADDRESS).include(REVISION_NAMES).include(TRAFFIC) }),
    }],
  },
  {
    ...GROUP,
    kind: 'Configuration',
    shortNames: ['config', 'cfg'],
    labels: PODSPECABLE,
    versions: [{
      name: 'v1',
      status: true,
      printerColumns: [...REVISION_COLUMNS, ...READY_COLUMNS],
      schema: StructuralSchema.object('A program, with a Revision for each change of it.')
        .nested('spec', { fields: REVISION_TEMPLATE })
        .nested('status', { fields: STATUS.include(REVISION_NAMES) }),
    }],
  },
  {
    ...GROUP,
    kind: 'Revision',
    shortNames: ['rev'],
    versions: [{
      name: 'v1',
      status: true,
      printerColumns: [
        { name: 'Config Name', jsonPath: ".metadata.labels['serving\\.knative\\.dev/configuration']" },
        { name: 'Generation', jsonPath: ".metadata.labels['serving\\.knative\\.dev/configurationGeneration']" },
        ...READY_COLUMNS,
        { name: 'Actual Replicas', type: 'integer', jsonPath: '.status.actualReplicas' },
        { name: 'Desired Replicas', type: 'integer', jsonPath: '.status.desiredReplicas' },
      ],
      schema: StructuralSchema.object('A state of a program, which never changes.')
        .nested('spec', { fields: REVISION_SPEC })
        .nested('status', {
          fields: STATUS
            .integer('actualReplicas', { format: 'int32', description: 'Pods that are ready.' })
            .integer('desiredReplicas', { format: 'int32', description: 'Pods that the autoscaler wants.' })
            .list('containerStatuses', CONTAINER_STATUSES)
            .list('initContainerStatuses', CONTAINER_STATUSES)
            .string('logUrl'),
        }),
    }],
  },
  {
    ...GROUP,
    kind: 'Route',
    shortNames: ['rt'],
    labels: ADDRESSABLE,
    versions: [{
      name: 'v1',
      status: true,
      printerColumns: [URL_COLUMN, ...READY_COLUMNS],
      schema: StructuralSchema.object('A URL, and the Revisions behind it.')
        .nested('spec', { fields: TRAFFIC })
        .nested('status', { fields: STATUS.include(ADDRESS).include(TRAFFIC) }),
    }],
  },
  {
    ...GROUP,
    kind: 'DomainMapping',
    shortNames: ['dm'],
    versions: [{ name: 'v1beta1', storage: false, ...DOMAIN_MAPPING_VERSION }, { name: 'v1alpha1', storage: true, ...DOMAIN_MAPPING_VERSION }],
  },
];
