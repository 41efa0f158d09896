import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { OperatedKnativeServingImages, OperatedKnativeServingProps } from './operated-knative-serving-props';
import { OPERATED_KNATIVE_SERVING } from './operated-knative-serving-values';
import { Fn } from '../../expr/expression/fn';
import { Condition, textOf } from '../../kit/condition';
import { ifFilled } from '../../kit/if-filled';
import { partProps } from '../../kit/part-props';
import { nameOfProp, refuseWhen } from '../../kit/release-chart-of';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';
import { CONFIG_MAPS } from '../knative-config';
import { KNATIVE_NAMESPACES, KOURIER_CLASS } from '../knative-names';

/**
 * By which names the operator knows the containers: alone, or behind the Deployment where several have one of that name.
 */
const CONTAINERS: { readonly [image in keyof Required<OperatedKnativeServingImages>]: string } = {
  queue: 'queue-proxy',
  activator: 'activator',
  autoscaler: 'autoscaler',
  controller: 'controller/controller',
  domainMapping: 'domain-mapping',
  domainMappingWebhook: 'domainmapping-webhook',
  webhook: 'webhook/webhook',
  kourierNet: 'net-kourier-controller/controller',
  kourierGateway: '3scale-kourier-gateway/kourier-gateway',
  defaultDomain: 'default-domain',
};

const CONFIG_PREFIX = 'config-';

/**
 * Knative Serving with its gateway Kourier, by the Knative Operator: the object `KnativeServing` in the namespace `knative-serving`, which must
 * exist. The operator creates everything else, in the same namespace.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://knative.dev/v1.8-docs/install/operator/configuring-serving-cr/
 */
export class OperatedKnativeServing extends Construct {
  /**
   * The documented values, for `values.group('', …)` or another path, without the images: `values.imageReference('baseImages.queue', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return OPERATED_KNATIVE_SERVING.adapt(overrides);
  }

  constructor(scope: Construct, id: string, props: OperatedKnativeServingProps = {}) {
    props = partProps('OperatedKnativeServingProps', scope, id, props);
    super(scope, id);
    const { version, images = {}, imagePullSecrets = [], domain = {}, config = {}, replicas = 0, controllerCustomCerts: { name: certificates = '', type = 'Secret' } = {}, kourier = {} } = props;
    const { name: domainName = 'knative.example.com' } = domain;
    const hasDomain = Condition.of(domain.enabled ?? false);
    refuseWhen(this, hasDomain.and(Condition.of(textOf(domainName).matches(Pattern.DNS_NAME)).not()),
      `${nameOfProp('domain.name', domain.name)} is "${domainName}", which is no DNS name such as knative.example.com: set it, or disable the domain`);

    const queue = images.queue ?? '';
    const host = Fn.list(domainName).loop('domain');
    const own: { readonly [key: string]: any } = {
      // Of this image, the operator sets what preloads it on nodes, and not what user pods get.
      deployment: Condition.of(queue).entries({ 'queue-sidecar-image': queue }),
      domain: hasDomain.entries({ ...host.entries(host.item.asString(), '') }),
      network: { 'ingress-class': KOURIER_CLASS },
    };
    const settings: { readonly [key: string]: any } = config;
    const override = Object.entries(CONTAINERS).reduce((all, [key, container]) => {
      const image = images[key as keyof typeof CONTAINERS] ?? '';
      return { ...all, ...Condition.of(image).entries({ [container]: image }) };
    }, {});
    new ApiObject(this, 'resource', {
      apiVersion: 'operator.knative.dev/v1beta1',
      kind: 'KnativeServing',
      metadata: { name: 'knative-serving', namespace: KNATIVE_NAMESPACES.serving },
      spec: {
        version: ifFilled(version),
        registry: ifFilled({ override: ifFilled(override), imagePullSecrets: ifFilled(imagePullSecrets) }),
        ingress: { kourier: { 'enabled': true, 'service-type': kourier.serviceType ?? 'LoadBalancer' } },
        ...Condition.of(replicas).entries({ 'high-availability': { replicas } }),
        ...Condition.of(certificates).entries({ 'controller-custom-certs': { type, name: certificates } }),
        config: Object.fromEntries(Object.entries(CONFIG_MAPS).map(([key, { name }]) => [name.slice(CONFIG_PREFIX.length), ifFilled({ ...own[key], ...settings[key] })])),
      },
    });
  }
}
