import { HOST, OPTIONAL_PORT } from './address-patterns';
import { StringOptions } from '../values/declare/options';

/**
 * A URL that front ends can replace a text in their pages by, with `sed` and `|` between the parts of its command: `&` and a backslash mean
 * something to it.
 *
 * @internal
 */
export const BACKEND_URL: Pick<StringOptions, 'pattern' | 'patternDescription' | 'maxLength'> = {
  pattern: `^https?://${HOST}${OPTIONAL_PORT}(/[-_~a-zA-Z0-9][-._~a-zA-Z0-9]*)*$`,
  patternDescription: 'a URL of `http` or `https` without a trailing slash, such as `https://api.appstore.ai`',
  maxLength: 2048,
};
