import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { Resources } from '../kit/resources';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';

/** What users configure of the pods. Security contexts, probes and what the program needs are fixed: it runs with no others. */
const OF_PODS = [
  'resources', 'podLabels', 'podAnnotations', 'nodeSelector', 'tolerations', 'affinity', 'topologySpreadConstraints', 'priorityClassName', 'extraEnv',
];

const MAX_PODS = 100;

/** The documented values of a program. @internal */
export function programValues(description: string, subject: string, resources: Resources): ItemShape {
  return ItemShape.object(description)
    .integer('replicas', { default: 1, minimum: 0, maximum: MAX_PODS, description: 'Number of pods.' })
    .include(Workload.values({
      subject,
      only: OF_PODS,
      defaults: { resources },
      descriptions: { affinity: 'Node and pod affinity for pod assignment; empty to prefer nodes without another pod of the program.' },
    }));
}

/** The documented values of a program that answers requests. @internal */
export function serverValues(description: string, subject: string, resources: Resources, autoscaling: { readonly [field: string]: any }): ItemShape {
  return programValues(description, subject, resources).adapt({ descriptions: { replicas: 'Number of pods, unless `autoscaling.enabled` is set.' } })
    .group('autoscaling', HorizontalPodAutoscaler.values({ omit: ['metrics'], defaults: { targetCPUUtilizationPercentage: 100, ...autoscaling } }))
    .group('podDisruptionBudget', PodDisruptionBudget.values({
      omit: ['unhealthyPodEvictionPolicy'], defaults: { enabled: true, maxUnavailable: '20%' },
      descriptions: { maxUnavailable: 'Maximum number or percentage of unavailable pods; a percentage is rounded up, so that a single pod can be evicted.' },
    }));
}
