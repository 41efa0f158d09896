import { DISPUTED_API_VERSIONS } from '../functions/api-versions';
import { BooleanExpression } from './expression';
import { CharSet } from '../../values/schema/char-set';
import { call } from '../functions/functions';
import { literal } from '../node/literal';
import { BuiltinName, Node } from '../node/node';
import { own, Owner } from '../node/owner';
import { StringExpression } from './string-expression';
import { BOOLEAN, stringType, Type } from '../node/type';
import { Refusal } from '../../values/refusal';
import { nameInTexts } from '../../values/object-text';

const VERSION = CharSet.WORD.union(CharSet.of('.+-'));
const APP_VERSION = VERSION.union(CharSet.of('/'));

/**
 * The built-in objects of Helm: release, chart and cluster. For plain YAML they come from options.
 *
 * @see https://helm.sh/docs/chart_template_guide/builtin_objects/
 */
export class BuiltIns {
  /** @internal */
  public static _of(owner: Owner): BuiltIns {
    return new BuiltIns(owner);
  }

  private readonly owner: Owner;

  private constructor(owner: any) {
    this.owner = owner;
  }

  /** Name of the release: a DNS name of at most 53 characters. */
  public get releaseName(): StringExpression {
    return new StringExpression(this.node('Release.Name', stringType(CharSet.DNS_LABEL.union(CharSet.of('.')), 1, 53)));
  }

  /** Namespace of the release. */
  public get namespace(): StringExpression {
    return new StringExpression(this.node('Release.Namespace', stringType(CharSet.DNS_LABEL, 1, 63)));
  }

  /** The service that renders the release: `Helm`. */
  public get releaseService(): StringExpression {
    return new StringExpression(this.node('Release.Service', stringType(CharSet.WORD, 1, 63)));
  }

  /** Whether the operation is an upgrade or a rollback. */
  public get isUpgrade(): BooleanExpression {
    return new BooleanExpression(this.node('Release.IsUpgrade', BOOLEAN));
  }

  /** Whether the operation is an installation. */
  public get isInstall(): BooleanExpression {
    return new BooleanExpression(this.node('Release.IsInstall', BOOLEAN));
  }

  /** Name of the chart. */
  public get chartName(): StringExpression {
    return new StringExpression(this.node('Chart.Name', stringType(CharSet.DNS_LABEL, 1, 63)));
  }

  /** Version of the chart. */
  public get chartVersion(): StringExpression {
    return new StringExpression(this.node('Chart.Version', stringType(VERSION, 1, 128)));
  }

  /** Version of the program that the chart installs. */
  public get appVersion(): StringExpression {
    return new StringExpression(this.node('Chart.AppVersion', stringType(APP_VERSION, 1, 128)));
  }

  /** Kubernetes version of the cluster, such as `v1.32.0`. */
  public get kubeVersion(): StringExpression {
    return new StringExpression(this.node('Capabilities.KubeVersion.Version', stringType(VERSION, 1, 63)));
  }

  /**
   * Whether the cluster has an API version, such as `gateway.networking.k8s.io/v1`, or a kind,
   * `gateway.networking.k8s.io/v1/HTTPRoute`.
   *
   * Rejected: API versions that only some versions of Helm know without a cluster (`function-not-exact`).
   *
   * @param apiVersion the API version.
   */
  public hasApiVersion(apiVersion: string): BooleanExpression {
    if (typeof apiVersion !== 'string') {
      throw new Refusal('argument-type', `${this.owner.path}: hasApiVersion(): got ${JSON.stringify(apiVersion)}, expected a string such as monitoring.coreos.com/v1`);
    }
    if (DISPUTED_API_VERSIONS.includes(apiVersion.split('/').slice(0, apiVersion.startsWith('v') ? 1 : 2).join('/'))) {
      throw new Refusal('function-not-exact',
        `${this.owner.path}: Helm versions disagree about ${apiVersion} without a cluster: test kubeVersion instead`);
    }
    return new BooleanExpression(own(call('apiVersionsHas', [literal(apiVersion)]), this.owner));
  }

  private node(name: BuiltinName, type: Type): Node {
    return own(Object.freeze({ kind: 'builtin', name, type }), this.owner);
  }
}

nameInTexts(BuiltIns);
