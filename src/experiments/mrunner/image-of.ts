import { Refusal } from '../../values/refusal';
import { Pattern } from '../../values/pattern';
import { portableRegExp } from '../../values/schema/portable-pattern';

/** The parts of an image, as the values of a chart have them. @internal */
export interface ImageParts {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

const REFERENCE = /^(.*?)(?::([^:/@]+))?(?:@(.+))?$/;
const DIGEST = portableRegExp(Pattern.IMAGE_DIGEST);

/**
 * The parts of a reference to an image, which must name one image for good.
 *
 * @param name the name without tag, for a reference that is a tag such as `:1.4.0` or a digest such as `@sha256:…`.
 * @internal
 */
export function imageOf(given: string, name: () => string): ImageParts {
  const refuse = (why: string): never => {
    throw new Refusal('image-missing', `the image: got ${JSON.stringify(given)}, ${why}`);
  };
  const whole = /^[:@]/.test(given) ? `${name()}${given}` : given;
  if (!portableRegExp(Pattern.IMAGE_REFERENCE).test(whole)) {
    return refuse('expected a reference such as gcr.io/rl-sandbox-1234/experiment1:1.0, or its tag alone, such as :1.0');
  }
  const [, path, tag = '', digest = ''] = REFERENCE.exec(whole)!;
  if (tag === '' && digest === '') {
    return refuse('which has no tag: add one, or a digest, so that a run can be found by what it ran');
  }
  if (!DIGEST.test(digest)) {
    return refuse('expected a digest of sha256 with 64 hexadecimal digits');
  }
  // As Docker tells a registry from the first part of a path.
  const [first, ...rest] = path.split('/');
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return { registry: hasRegistry ? first : '', repository: hasRegistry ? rest.join('/') : path, tag, digest };
}

/** The reference of which these are the parts; a digest takes precedence over a tag. @internal */
export function referenceTo({ registry, repository, tag, digest }: ImageParts): string {
  return `${registry === '' ? '' : `${registry}/`}${repository}${digest === '' ? `:${tag}` : `@${digest}`}`;
}
