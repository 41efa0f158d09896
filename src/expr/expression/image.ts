import { concat } from '../functions/concat';
import { choose } from './expression';
import { Fn } from './fn';
import { call } from '../functions/functions';
import { literal } from '../node/literal';
import { ListExpression } from './list-expression';
import { BuiltIns } from './built-ins';
import { imageGlobals, pullSecret, REGISTRY } from './image-globals';
import { include } from './named';
import { atPath } from '../node/owner';
import { StringExpression } from './string-expression';
import { Tokens } from '../token/tokens';
import { Values } from './values';
import { checkStruct } from '../../values/declare/check-struct';
import { Refusal } from '../../values/refusal';
import { Pattern } from '../../values/pattern';
import { nameInTexts } from '../../values/object-text';

/**
 * The default image of a container.
 */
export interface ImageOptions {
  /** The program in the image, such as `The tracking server`. */
  readonly description: string;

  /**
   * Registry host, with a path where a mirror has one.
   *
   * @default - the default of the container runtime
   */
  readonly registry?: string;

  /**
   * Repository within the registry. If it begins with a registry, such as `quay.io/minio/minio`, the values `registry` and `global.imageRegistry`
   * replace that.
   */
  readonly repository: string;

  /**
   * Whether the repository may be empty, for an image that users give: a program of their own. The chart must refuse an empty one where the image is used.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Name of the value with the repository within the registry, where values files have `repository` for the whole reference without tag: `image`.
   * `repository` is empty then, and if users set it, it stands instead of `registry` and this value.
   *
   * @default - `repository`
   */
  readonly repositoryField?: string;

  /**
   * The tag; also used if users set an empty tag.
   *
   * @default - the chart's appVersion; both outputs refuse one that is no image tag, unless a tag or digest is set
   */
  readonly tag?: string;

  /**
   * The digest, `sha256:` and 64 hexadecimal digits. It overrides the tag.
   *
   * @default - none
   */
  readonly digest?: string;

  /**
   * Image pull policy: `Always`, `IfNotPresent` or `Never`.
   *
   * @default "IfNotPresent"
   */
  readonly pullPolicy?: string;
}

/**
 * The props of a workload for its image.
 */
export interface ImageProps {
  /** Image reference. */
  readonly image: string;

  /** Image pull policy. */
  readonly imagePullPolicy: string;

  /** The `imagePullSecrets` of the pod. */
  readonly imagePullSecrets: any;
}

/** `appVersion` is free text: `helm package --app-version` also takes the name of a branch, such as `feature/login`. */
const TAG = '^[a-zA-Z0-9_][-._a-zA-Z0-9]{0,127}$';

/** A registry, with its port and a path where it has them, and a repository; or empty. */
const OPTIONAL_REFERENCE = '^(([a-zA-Z0-9]([-.a-zA-Z0-9]*[a-zA-Z0-9])?(:[0-9]{1,5})?/)?[a-z0-9]+([._/-]+[a-z0-9]+)*)?$';

/**
 * A declared image: `reference` and `pullPolicy` for the container, `asPullSecrets()` for the pod.
 */
export class Image {
  /** Image reference: registry, repository, and digest or tag. */
  public readonly reference: StringExpression;

  /** Image pull policy. */
  public readonly pullPolicy: StringExpression;

  private readonly pullSecrets: ListExpression[];

  /** @internal */
  public constructor(values: Values, path: string, options: ImageOptions) {
    atPath(values._owner.path, () => checkStruct('ImageOptions', options, path));
    const { registry: globalRegistry, pullSecrets: shared } = imageGlobals(values);
    values.describe(path, `${options.description}.`);
    const registry = values.string(`${path}.registry`, {
      default: options.registry, pattern: Pattern.IMAGE_REGISTRY, description: 'Image registry, optionally with a path; empty for the default of the container runtime.',
    });
    const { repositoryField = 'repository' } = options;
    const hasRegistry = new RegExp(REGISTRY).test(options.repository);
    const repository = values.string(`${path}.${repositoryField}`, {
      default: options.repository,
      pattern: options.optional ? Pattern.OPTIONAL_IMAGE_REPOSITORY : Pattern.IMAGE_REPOSITORY,
      description: `Image repository${hasRegistry ? ', with a registry that `registry` and `global.imageRegistry` replace' : ''}${options.optional ? '; empty for none' : ''}.`,
    });
    const whole = repositoryField === 'repository' ? undefined : values.string(`${path}.repository`, {
      pattern: OPTIONAL_REFERENCE, patternDescription: 'a registry and a repository such as `harbor.example.org/proxy/image`, without tag, or empty', maxLength: 255,
      description: `Registry and repository, instead of \`registry\`, \`global.imageRegistry\` and \`${repositoryField}\`.`,
    });
    const tag = values.string(`${path}.tag`, {
      default: options.tag, pattern: Pattern.IMAGE_TAG, acceptsIntegers: true, description: `Image tag; defaults to ${options.tag ? `\`${options.tag}\`` : 'the appVersion of the chart'}.`,
    });
    const digest = values.string(`${path}.digest`, {
      default: options.digest, pattern: Pattern.IMAGE_DIGEST, description: 'Image digest, such as `sha256:…`; overrides the tag.',
    });
    this.pullPolicy = values.oneOf(`${path}.pullPolicy`, {
      values: ['IfNotPresent', 'Always', 'Never'], default: options.pullPolicy, description: 'Image pull policy.',
    });
    const own = values.list(`${path}.pullSecrets`, {
      items: pullSecret(), description: 'Image pull secrets.', examples: [[{ name: 'registry-credentials' }]],
    });
    this.pullSecrets = [shared, own];
    const { appVersion } = BuiltIns._of(values._owner);
    if (!options.tag) {
      values._requirements.push({
        section: 'Images',
        condition: Fn.any(tag, digest, appVersion.matches(TAG)).isTruthy()._node,
        message: concat([literal('the appVersion "'), appVersion._node, literal(`" is no image tag: set ${path}.tag`)]),
      });
    }
    const host = call('default', [registry._node, globalRegistry]);
    !hasRegistry && values._requirements.push({
      section: 'Images',
      condition: Fn.all(repository.contains(':'), new StringExpression(host)).not()._node,
      message: concat([literal(`${path}.${repositoryField} begins with a registry, and ${path}.registry or global.imageRegistry is "`), host, literal('": leave one of the two out')]),
    });
    const within = hasRegistry
      ? [choose(call('truthy', [host]), concat([host, literal('/'), repository.replaceMatches(REGISTRY, '')._node]), repository._node)]
      : [choose(call('truthy', [host]), concat([host, literal('/')]), literal('')), repository._node];
    this.reference = new StringExpression(include(values._owner, path === 'image' ? 'image' : `${path}.image`.replace(/\.image\.image$/, '.image'),
      'Image reference: registry/repository:tag, or @digest.',
      concat([
        ...whole ? [choose(whole.isTruthy()._node, whole._node, concat(within))] : within,
        choose(digest.isTruthy()._node, concat([literal('@'), digest._node]), concat([
          literal(':'), call('default', [options.tag ? literal(options.tag) : appVersion._node, tag._node]),
        ])),
      ])));
  }

  /**
   * The `imagePullSecrets` of a pod: those of `global.imagePullSecrets`, then those of the image. Omitted if there are
   * none.
   *
   * @param others other images of the pod, whose pull secrets follow.
   */
  public asPullSecrets(...others: Image[]): any {
    others.filter(other => !(other instanceof Image)).forEach(other => {
      throw new Refusal('argument-type', `asPullSecrets(): got ${JSON.stringify(other)}, expected images that values declare`);
    });
    const lists = [...this.pullSecrets, ...others.map(({ pullSecrets: [, own] }) => own)];
    return Fn.any(...lists).ifTrue(lists.flatMap(list => [...list.asAny()]));
  }

  /**
   * Reference, pull policy and pull secrets as props of a workload: `new Workload(this, 'web', { ...image.asProps() })`.
   */
  public asProps(): ImageProps {
    return Tokens.asProps(() => ({ image: this.reference.asString(), imagePullPolicy: this.pullPolicy.asString(), imagePullSecrets: this.asPullSecrets() }));
  }
}

nameInTexts(Image);
