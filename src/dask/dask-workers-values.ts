import { WORKER_RESOURCES } from './defaults';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';

/** The documented values of workers, alone or in groups. @internal */
export const DASK_WORKERS = ItemShape.object('The workers of Dask.')
  .integer('replicas', { default: 1, minimum: 0, maximum: 10000, description: 'How many workers there are, unless the autoscaler decides.' })
  .include(Workload.values({
    // Written to by programs of a user that is not root, whatever the server says of its export.
    subject: 'the workers', security: { ownsVolumes: true }, defaults: { resources: WORKER_RESOURCES, terminationGracePeriodSeconds: 60 },
  }))
  .group('autoscaling', HorizontalPodAutoscaler.values())
  .group('podDisruptionBudget', PodDisruptionBudget.values())
  .integer('threads', { default: 0, minimum: 0, maximum: 1024, description: 'Threads of a worker; 0 means the limit of CPU, rounded up.' })
  .string('memoryLimit', {
    default: '0.8', pattern: '^(0\\.[0-9]+|1|[0-9]+(\\.[0-9]+)? ?([kMGT]i?B?)?|auto)$', maxLength: 20,
    description: 'Memory that a worker may use: a share of the limit of its container, or an amount such as `2GiB`. What is left is for its nanny.',
  })
  .string('taskResources', {
    pattern: '^([-_a-zA-Z0-9]+=[0-9.]+([, ][-_a-zA-Z0-9]+=[0-9.]+)*)?$', examples: ['GPU=1'], description: 'Resources that tasks can ask for; empty means none.',
  })
  .list('extraArgs', { description: 'More arguments of `dask worker`, not those that the chart sets.' });
