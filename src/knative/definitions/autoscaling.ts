import { GROUPS } from './groups';
import { READY_COLUMNS, STATUS } from './shapes';
import { CustomResourceDefinitionProps } from '../../kit/definition/custom-resource-definition-props';
import { MapType } from '../../kit/definition/schema-options';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const GROUP = { group: GROUPS.autoscaling, categories: ['knative-internal', 'autoscaling'] };

/** The kinds by which the autoscaler is told what to do. @internal */
export const AUTOSCALING_DEFINITIONS: readonly CustomResourceDefinitionProps[] = [
  {
    ...GROUP,
    kind: 'PodAutoscaler',
    shortNames: ['kpa', 'pa'],
    versions: [{
      name: 'v1alpha1',
      status: true,
      printerColumns: [
        { name: 'DesiredScale', type: 'integer', jsonPath: '.status.desiredScale' },
        { name: 'ActualScale', type: 'integer', jsonPath: '.status.actualScale' },
        ...READY_COLUMNS,
      ],
      schema: StructuralSchema.object('What scales a Revision.')
        .nested('spec', {
          fields: StructuralSchema.object()
            .nested('scaleTargetRef', { required: true, mapType: MapType.ATOMIC, fields: StructuralSchema.object().string('apiVersion').string('kind').string('name') })
            .string('protocolType', { required: true })
            .string('reachability', { description: 'Reachable or Unreachable: whether a Route leads to it.' })
            .integer('containerConcurrency', { format: 'int64' }),
        })
        .nested('status', {
          fields: STATUS
            .integer('desiredScale', { format: 'int32' })
            .integer('actualScale', { format: 'int32' })
            .string('serviceName', { required: true })
            .string('metricsServiceName', { required: true }),
        }),
    }],
  },
  {
    ...GROUP,
    kind: 'Metric',
    versions: [{
      name: 'v1alpha1',
      status: true,
      printerColumns: READY_COLUMNS,
      schema: StructuralSchema.object('What the autoscaler measures of a Revision.')
        .nested('spec', {
          fields: StructuralSchema.object()
            .string('scrapeTarget', { required: true })
            .integer('stableWindow', { required: true, format: 'int64', description: 'Nanoseconds.' })
            .integer('panicWindow', { required: true, format: 'int64', description: 'Nanoseconds.' }),
        })
        .nested('status', { fields: STATUS }),
    }],
  },
];
