import { dump } from 'js-yaml';
import { Json } from '../values/shape';
import { yamlStyle } from '../values/read/yaml-style';

/**
 * Objects as YAML that Kubernetes reads back unchanged.
 *
 * js-yaml quotes nearly all strings that Go's YAML parser would misread, and `yamlStyle` the rest; the YAML writer of cdk8s
 * and the yaml package do not.
 *
 * @internal
 */
export function writeYaml(objects: readonly Json[]): string {
  return objects.map(object => `---\n${dump(object, yamlStyle())}`).join('');
}
