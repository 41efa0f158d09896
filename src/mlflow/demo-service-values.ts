import { DEMO_SERVICE_PORT, DEMO_SERVICE_PROBES, DEMO_SERVICE_RESOURCES, DEMO_SERVICE_SERVICE_PORT, REDIS_HOST } from './demo-service-defaults';
import { DemoServiceProps } from './demo-service-props';
import { redisConnectionValues } from './redis-connection';
import { AnyExpression } from '../expr/expression/any-expression';
import { Exposure } from '../kit/network/exposure';
import { NetworkPolicy } from '../kit/network/network-policy';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** The documented values of the entry point. @internal */
export const DEMO_SERVICE = ItemShape.object('Entry point for external systems.')
  .integer('replicaCount', { default: 1, minimum: 0, maximum: 100, description: 'Number of pods, unless `autoscaling.enabled` is set.' })
  .integer('containerPort', { default: DEMO_SERVICE_PORT, minimum: 1024, maximum: 65535, description: 'Port that the program listens on.' })
  .string('healthPath', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/health'], description: 'Path that the probes ask for; empty for a connection to the port.' })
  .group('redis', redisConnectionValues({
    description: 'Redis server, in the variables `REDIS_HOST`, `REDIS_PORT` and `REDIS_PASSWORD`.',
    defaults: { host: REDIS_HOST },
    descriptions: { host: 'Host of the server; empty for none, and no variables.' },
  }))
  .include(Exposure.values({
    service: { ports: [{ name: 'http', port: DEMO_SERVICE_SERVICE_PORT }], offersInternal: true, description: 'Service of the program.' },
    ingress: { defaults: { host: 'demo.example.org' }, description: 'Ingress of the program.' },
    gateway: { description: 'Gateway API route of the program: an HTTPRoute.' },
  }))
  .group('autoscaling', HorizontalPodAutoscaler.values())
  .group('podDisruptionBudget', PodDisruptionBudget.values())
  .group('networkPolicy', NetworkPolicy.values({ notes: { egress: 'The program needs Redis, and the APM server if there is one: with either, rules are required.' } }))
  .group('probes', Workload.probesValues(DEMO_SERVICE_PROBES))
  .include(Workload.values({
    subject: 'the program',
    hasScratch: true,
    overridesCommand: true,
    defaults: { resources: DEMO_SERVICE_RESOURCES },
    notes: { securityContext: 'The program can write to `/tmp`.' },
  }))
  ._readBy((group: AnyExpression): DemoServiceProps => ({
    ...group._propsOf(['replicaCount', 'containerPort']),
    replicas: group.integer('replicaCount').asNumber(),
    port: group.integer('containerPort').asNumber(),
  } as DemoServiceProps), ['replicaCount', 'containerPort']);
