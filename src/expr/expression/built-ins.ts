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

const VERSION = CharSet.WORD.union(CharSet.of('.+-'));

/**
 * What Helm knows of the release, the chart and the cluster, and plain mode is told by options.
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

  /** The name of the release: a DNS name of at most 53 characters. */
  public get releaseName(): StringExpression {
    return new StringExpression(this.node('Release.Name', stringType(CharSet.DNS_LABEL.union(CharSet.of('.')), 1, 53)));
  }

  /** The namespace of the release. */
  public get namespace(): StringExpression {
    return new StringExpression(this.node('Release.Namespace', stringType(CharSet.DNS_LABEL, 1, 63)));
  }

  /** The service that makes the release: `Helm`. */
  public get releaseService(): StringExpression {
    return new StringExpression(this.node('Release.Service', stringType(CharSet.WORD, 1, 63)));
  }

  /** Whether the release is upgraded or rolled back. */
  public get isUpgrade(): BooleanExpression {
    return new BooleanExpression(this.node('Release.IsUpgrade', BOOLEAN));
  }

  /** Whether the release is installed for the first time. */
  public get isInstall(): BooleanExpression {
    return new BooleanExpression(this.node('Release.IsInstall', BOOLEAN));
  }

  /** The name of the chart. */
  public get chartName(): StringExpression {
    return new StringExpression(this.node('Chart.Name', stringType(CharSet.DNS_LABEL, 1, 63)));
  }

  /** The version of the chart. */
  public get chartVersion(): StringExpression {
    return new StringExpression(this.node('Chart.Version', stringType(VERSION, 1, 63)));
  }

  /** The version of the program that the chart installs. */
  public get appVersion(): StringExpression {
    return new StringExpression(this.node('Chart.AppVersion', stringType(VERSION, 1, 63)));
  }

  /** The version of Kubernetes, such as `v1.32.0`. */
  public get kubeVersion(): StringExpression {
    return new StringExpression(this.node('Capabilities.KubeVersion.Version', stringType(VERSION, 1, 63)));
  }

  /**
   * Whether the cluster knows an API version, such as `gateway.networking.k8s.io/v1`, or a kind of it,
   * `gateway.networking.k8s.io/v1/HTTPRoute`.
   *
   * Rejected: API versions that one Helm knows without a cluster and another does not (`function-not-exact`).
   *
   * @param apiVersion the API version.
   */
  public hasApiVersion(apiVersion: string): BooleanExpression {
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
