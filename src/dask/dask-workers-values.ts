import { PROBES, WORKER_RESOURCES } from './defaults';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';

/** A worker resource and its amount: a number that Python can parse. */
const RESOURCE = '[-_a-zA-Z0-9]+=([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?';

/** The documented values of workers, alone or in groups. @internal */
export const DASK_WORKERS = ItemShape.object('Dask workers.')
  .integer('replicas', { default: 1, minimum: 0, maximum: 10000, description: 'Number of workers; ignored with `autoscaling.enabled`.' })
  .include(Workload.values({
    // The programs do not run as root, and must be able to write to the export.
    subject: 'the workers', security: { ownsVolumes: true }, hasScratch: true, overridesCommand: true, defaults: { resources: WORKER_RESOURCES, terminationGracePeriodSeconds: 60 },
  }))
  .group('probes', Workload.probesValues(PROBES))
  .group('autoscaling', HorizontalPodAutoscaler.values())
  .group('podDisruptionBudget', PodDisruptionBudget.values())
  .integer('threads', { default: 0, minimum: 0, maximum: 1024, description: 'Threads per worker; 0 for the CPU limit, rounded up.' })
  .string('memoryLimit', {
    default: '0.8', pattern: '^(0\\.[0-9]+|1|[0-9]+(\\.[0-9]+)? ?([kMGT]i?B?)?|auto)$', patternDescription: 'a fraction such as `0.8`, a size such as `2GiB`, or `auto`', maxLength: 20,
    description: 'Memory limit of a worker process: a fraction of the memory limit of the container, or a size. The rest is for the nanny process.',
  })
  .string('taskResources', {
    pattern: `^(${RESOURCE}([, ]${RESOURCE})*)?$`, patternDescription: 'pairs such as `GPU=1,MEMORY=70e9`, or empty', examples: ['GPU=1'],
    description: 'Abstract worker resources that tasks can require.',
  })
  .list('extraArgs', { description: 'Extra arguments of `dask worker`, other than those that the chart sets.' });
