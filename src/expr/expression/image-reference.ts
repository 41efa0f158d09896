import { BooleanExpression, choose } from './expression';
import { imageGlobals, REGISTRY } from './image-globals';
import { ListExpression } from './list-expression';
import { include } from './named';
import { StringExpression } from './string-expression';
import { Values } from './values';
import { concat } from '../functions/concat';
import { call } from '../functions/functions';
import { literal } from '../node/literal';
import { atPath } from '../node/owner';
import { checkStruct } from '../../values/declare/check-struct';
import { nameInTexts } from '../../values/object-text';
import { Pattern } from '../../values/pattern';

/**
 * The default of an image that is a single value.
 */
export interface ImageReferenceOptions {
  /** The program in the image, such as `The activator`. */
  readonly description: string;

  /**
   * The whole reference: registry, repository, and tag, digest or both, such as `ghcr.io/example/server:1.2.3`.
   *
   * @default - none: the value may be empty, for programs that know their images
   */
  readonly default?: string;
}

/** What begins as a digest; whether it is one is said with what is right. */
const TAG_AND_DIGEST = /(:[^:@/]*)?@sha256:/.source;

/**
 * A declared image that is a single value with the whole reference, as in charts that list many images in one map.
 */
export class ImageReference {
  /** Image reference; empty if the value is. */
  public readonly reference: StringExpression;

  /** Whether the value is not empty. */
  public readonly given: BooleanExpression;

  private readonly shared: ListExpression;

  /** @internal */
  public constructor(values: Values, path: string, options: ImageReferenceOptions) {
    atPath(values._owner.path, () => checkStruct('ImageReferenceOptions', options, path));
    const { registry, pullSecrets } = imageGlobals(values);
    this.shared = pullSecrets;
    const { default: own } = options;
    const image = values.string(path, {
      ...own === undefined ? { default: '', pattern: `^$|${Pattern.IMAGE_REFERENCE}` } : { default: own, minLength: 1, pattern: Pattern.IMAGE_REFERENCE },
      maxLength: 512,
      description: `${options.description}: the whole reference, with a tag, a digest, or both${own === undefined ? '; empty for the default' : ''}.`,
    });
    this.given = image.isNot('');
    values._requirements.push({
      section: 'Images',
      condition: call('or', [image.contains('@').not()._node, image.matches('@sha256:[0-9a-f]{64}$')._node]),
      message: concat([
        literal(`${path} is "`), image._node, literal('", which has no digest of 64 hexadecimal digits behind "@sha256:". For a tag, write "'),
        image.replaceMatches(TAG_AND_DIGEST, ':')._node, literal('"'),
      ]),
    });
    const hasRegistry = call('truthy', [registry]);
    const inRegistry = own === undefined ? call('and', [hasRegistry, this.given._node]) : hasRegistry;
    this.reference = new StringExpression(include(values._owner, `${path}.image`.replace(/^image\.image$/, 'image'), 'Image reference, with the registry of global.imageRegistry if there is one.',
      choose(inRegistry, concat([registry, literal('/'), image.replaceMatches(REGISTRY, '')._node]), image._node)));
  }

  /** The `imagePullSecrets` of a pod, those of `global.imagePullSecrets`. Omitted if there are none. */
  public asPullSecrets(): any {
    return this.shared.isTruthy().ifTrue([...this.shared.asAny()]);
  }
}

nameInTexts(ImageReference);
