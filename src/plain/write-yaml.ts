import { dump } from 'js-yaml';
import { Json } from '../values/shape';

/**
 * Objects as YAML that Kubernetes reads back as they are.
 *
 * js-yaml quotes everything that Go's reader would take for something else; the writer of cdk8s and the yaml package do
 * not.
 *
 * @internal
 */
export function writeYaml(objects: readonly Json[]): string {
  return objects.map(object => `---\n${dump(object, { lineWidth: -1, noRefs: true, quoteStyle: 'double' })}`).join('');
}
