import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { RegistryCredentialsProps } from './registry-credentials-props';
import { REGISTRY_CREDENTIALS } from './registry-credentials-values';
import { Condition, firstFilled, textOf } from '../condition';
import { partProps } from '../part-props';
import { namedText, nameOfProp, pathOr, refuseWhen, releaseChartOf } from '../release-chart-of';
import { ConfigText } from './config-text';
import { Fn } from '../../expr/expression/fn';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * Credentials for a registry, as Secrets for `imagePullSecrets`: one in each namespace whose pods pull images from it, since pods use the
 * Secrets of their own namespace only. Without credentials there is no Secret.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
 */
export class RegistryCredentials extends Construct {
  /**
   * The documented values, for `values.group('imageCredentials', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return REGISTRY_CREDENTIALS.adapt(overrides);
  }

  /** Name of the Secrets. */
  public readonly name: string;

  /** Whether there are credentials. */
  public readonly given: Condition;

  constructor(scope: Construct, id: string, props: RegistryCredentialsProps) {
    props = partProps('RegistryCredentialsProps', scope, id, props);
    super(scope, id);
    const { registry = '', username = '', existingSecret = '', namespaces = [] } = props;
    const password = props.password?.orDefault('') ?? textOf('');
    const existing = Condition.of(existingSecret);
    const parts = [Condition.of(registry), Condition.of(username), Condition.of(password)];
    const [all, any] = [parts.reduce((one, next) => one.and(next)), parts.reduce((one, next) => one.or(next))];
    const names = [nameOfProp('registry', registry), nameOfProp('username', username), pathOr('password', props.password)];
    refuseWhen(this, any.and(all.not()), `${names.join(', ')}: some are set and others are empty, which is no login: set all three, or none`);
    refuseWhen(this, any.and(existing), `${nameOfProp('existingSecret', existingSecret)} is set together with credentials: remove one of them`);

    const own = props.name ?? releaseChartOf(this)._nameOf(this, 'Secret');
    // With a registry, the others are set too: see above.
    const [given] = parts;
    this.given = existing.or(given);
    this.name = firstFilled(existingSecret, own);
    const made = given.scope(this, 'given');
    if (made) {
      const config = namedText(this, 'dockerConfig', 'Configuration of a client of the registry, with the credentials.',
        `{"auths": { ${ConfigText.json(textOf(registry))}:{"username":${ConfigText.json(textOf(username))},"password":${ConfigText.json(password)},"auth":"${textOf(`${username}:${password}`).b64enc()}"}}}`);
      const secret = (at: Construct, key: string, namespace?: string) => new ApiObject(at, key, {
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'kubernetes.io/dockerconfigjson',
        metadata: { name: own, ...namespace === undefined ? {} : { namespace }, labels: props.labels },
        data: { '.dockerconfigjson': config.b64enc().asString() },
      });
      const { namespace: ofRelease } = releaseChartOf(this).builtIns;
      // A release may be in one of them.
      const alone = Condition.of(namespaces.length === 0 ? true : Fn.all(...namespaces.map(namespace => ofRelease.isNot(namespace))));
      secret(alone.scope(made, 'own-namespace')!, 'resource');
      namespaces.forEach(namespace => secret(made, namespace, namespace));
    }
  }

  /**
   * The items of `imagePullSecrets` of a pod or a ServiceAccount: the Secret, or none without credentials.
   */
  public asPullSecrets(): any[] {
    return this.given.items([{ name: this.name }]);
  }
}
