import { KNATIVE_CONFIG } from './knative-config-values';
import { programValues, serverValues } from './knative-program-values';
import { KOURIER } from './kourier-values';
import { Resources } from '../kit/resources';
import { Job } from '../kit/workload/job';
import { ItemShape } from '../values/declare/item-shape';

function resources(cpu: string, memory: string, cpuLimit: string, memoryLimit: string): Resources {
  return { requests: { cpu, memory }, limits: { cpu: cpuLimit, memory: memoryLimit } };
}

/** Requests and limits of the programs, which are those that their authors measured. @internal */
export const RESOURCES = {
  activator: resources('300m', '60Mi', '1000m', '600Mi'),
  autoscaler: resources('100m', '100Mi', '1000m', '1000Mi'),
  controller: resources('100m', '100Mi', '1000m', '1000Mi'),
  domainMapping: resources('30m', '40Mi', '300m', '400Mi'),
  webhook: resources('100m', '100Mi', '500m', '500Mi'),
  defaultDomain: resources('100m', '100Mi', '1000m', '1000Mi'),
};

/** A Job that ended is of no use. @internal */
export const DEFAULT_DOMAIN_JOB = { backoffLimit: 10, ttlSecondsAfterFinished: 86400 };

/** The documented values of the domain. @internal */
export const DOMAIN = ItemShape.object('Domain of the host names of Services: the Service `web` in `inference-engine` has the host `web.inference-engine.<domain>`.')
  .boolean('enabled', { description: 'Use the domain `name`. Its host names, or a wildcard such as `*.inference-engine.<domain>`, have to lead to the load balancer of Kourier.' })
  .string('name', { default: 'knative.example.com', maxLength: 253, description: 'The domain, a DNS name. It should be `env.PROD_IE_DOMAIN` of the back end, too.' });

const DEFAULT_DOMAIN = ItemShape.object('Job that makes the address of the load balancer of Kourier the domain of Services, such as `192.0.2.1.sslip.io`. It needs a load balancer, and clients need a DNS service on the internet.')
  .boolean('enabled', { description: 'Create the Job. Without effect if `domain.enabled` is set.' })
  .string('magicDNS', { default: 'sslip.io', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$', maxLength: 200, description: 'Host of the DNS service.' })
  .fragment('resources', { type: 'ResourceRequirements', default: RESOURCES.defaultDomain, description: 'Resource requests and limits of the Job.' })
  .include(Job.values({ defaults: DEFAULT_DOMAIN_JOB }));

/** The documented values of Knative Serving. @internal */
export const KNATIVE_SERVING = ItemShape.object('Knative Serving.')
  .group('domain', DOMAIN)
  .group('defaultDomain', DEFAULT_DOMAIN)
  .group('config', KNATIVE_CONFIG)
  .group('activator', serverValues('The activator, which keeps requests while a Service has no pods.', 'the activator', RESOURCES.activator, { enabled: true, maxReplicas: 20 }))
  .group('autoscaler', programValues('The autoscaler.', 'the autoscaler', RESOURCES.autoscaler))
  .group('controller', programValues('The controller.', 'the controller', RESOURCES.controller))
  .group('domainMapping', programValues('The controller of DomainMappings.', 'the controller of DomainMappings', RESOURCES.domainMapping))
  .group('domainMappingWebhook', programValues('The webhook of DomainMappings.', 'the webhook of DomainMappings', RESOURCES.webhook))
  .group('webhook', serverValues('The webhook, which validates the objects of Knative and fills in defaults.', 'the webhook', RESOURCES.webhook, { enabled: true, maxReplicas: 5 }))
  .group('kourier', KOURIER);
